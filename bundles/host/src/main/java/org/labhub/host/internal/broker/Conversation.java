package org.labhub.host.internal.broker;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.labhub.api.broker.Call;
import org.labhub.api.broker.ChannelVoice;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.NoteHandler;
import org.labhub.api.channel.Notes;
import org.labhub.api.security.Uid;

/** What one plug-in says and hears on one channel. What it does not take is kept up to a limit, and then dropped and counted. */
final class Conversation implements Notes {

    private static final System.Logger LOG = System.getLogger(Conversation.class.getName());
    private static final int LONGEST_WORD = 128;
    private static final int LONGEST_DATA = 8192;

    private final Announcements announcements;
    private final String channel;
    private final Uid uid;
    private final boolean producers;
    private final Runnable bell;
    private final ConcurrentLinkedQueue<Note> heard = new ConcurrentLinkedQueue<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicInteger underway = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private volatile List<String> members = List.of();

    /** Of a producer or of a consumer; the bell is rung for each note that comes. */
    Conversation(Announcements announcements, String channel, Uid uid, boolean producers, Runnable bell) {
        this.announcements = announcements;
        this.channel = channel;
        this.uid = uid;
        this.producers = producers;
        this.bell = bell;
    }

    String channel() {
        return channel;
    }

    boolean isProducers() {
        return producers;
    }

    boolean isOf(String member) {
        return uid.text().equals(member);
    }

    /** By the broker's client: never waits, and never keeps more than the limit. */
    void hear(Note note) {
        heard.add(note);
        if (kept.incrementAndGet() > MOST_KEPT && next().isPresent()) {
            dropped.incrementAndGet();
        }
        bell.run();
    }

    Optional<Note> next() {
        Optional<Note> oldest = Optional.ofNullable(heard.poll());
        oldest.ifPresent(note -> kept.decrementAndGet());
        return oldest;
    }

    @Override
    public boolean tell(String word, String data) {
        check(word, data);
        Optional<ChannelVoice> voice = announcements.voice();
        if (voice.isEmpty()) {
            return false;
        }
        if (underway.incrementAndGet() > MOST_UNDERWAY) {
            underway.decrementAndGet();
            return false;
        }
        var unused = say(voice.orElseThrow(), word, data).stage().whenComplete(this::told);
        return true;
    }

    private Call<Long> say(ChannelVoice voice, String word, String data) {
        return producers ? voice.broadcast(channel, uid, word, data) : voice.notifyProducer(channel, uid, word, data);
    }

    private void told(Long receivers, Throwable error) {
        underway.decrementAndGet();
        if (error != null) {
            LOG.log(Level.DEBUG, "a note of {0} on {1} was not passed on: {2}", uid, channel, error.getMessage());
        }
    }

    private static void check(String word, String data) {
        if (word.isBlank() || word.length() > LONGEST_WORD) {
            throw new IllegalArgumentException(
                    "a note's word has 1 to " + LONGEST_WORD + " characters, not " + word.length());
        }
        if (word.equals(DataNews.TEXT)) {
            throw new IllegalArgumentException("\"" + DataNews.TEXT + "\" is what the hub itself says of new frames;"
                    + " choose another word for a note");
        }
        if (data.length() > LONGEST_DATA) {
            throw new IllegalArgumentException("a note's data has at most " + LONGEST_DATA + " characters, not "
                    + data.length() + ": what is longer is a frame, or a schema's flex zone");
        }
    }

    @Override
    public int poll(NoteHandler handler) {
        int taken = 0;
        for (Optional<Note> note = next(); note.isPresent(); note = next()) {
            handler.onNote(note.orElseThrow());
            taken++;
        }
        return taken;
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    @Override
    public List<String> members() {
        announcements.readers(channel).ifPresent(now -> members = now);
        return members;
    }
}
