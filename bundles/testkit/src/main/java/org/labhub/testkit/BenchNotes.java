package org.labhub.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.NoteHandler;
import org.labhub.api.channel.Notes;

/** The other side of a channel, played by a test: remembers what the plug-in tells it, and says what the test wants said. */
public final class BenchNotes implements Notes {

    private final String channel;
    private final Deque<Note> waiting = new ArrayDeque<>();
    private final List<Note> told = new ArrayList<>();

    BenchNotes(String channel) {
        this.channel = channel;
    }

    /**
     * Says something to the plug-in: it is there at its next {@link #poll}.
     *
     * @param word as the other side would say it
     * @param data as the other side would say it
     * @return what was said, for a test that calls {@code onNote} itself
     */
    public synchronized Note say(String word, String data) {
        Note note = new Note(channel, "test", word, data);
        waiting.add(note);
        return note;
    }

    /**
     * What the plug-in has told.
     *
     * @return in order
     */
    public synchronized List<Note> told() {
        return List.copyOf(told);
    }

    @Override
    public synchronized boolean tell(String word, String data) {
        told.add(new Note(channel, "bench", word, data));
        return true;
    }

    @Override
    public int poll(NoteHandler handler) {
        int taken = 0;
        for (Optional<Note> next = next(); next.isPresent(); next = next()) {
            handler.onNote(next.orElseThrow());
            taken++;
        }
        return taken;
    }

    private synchronized Optional<Note> next() {
        return Optional.ofNullable(waiting.poll());
    }

    @Override
    public long dropped() {
        return 0;
    }

    @Override
    public List<String> members() {
        return List.of("test");
    }
}
