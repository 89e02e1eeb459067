package org.labhub.host.internal.broker;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.Notes;
import org.labhub.api.security.Uid;

/** What one plug-in says and hears on all its channels, through the broker. */
public final class Conversations implements Membership {

    private final Announcements announcements;
    private final Post post;
    private final String owner;
    private final Runnable farewell;
    private final Map<String, Conversation> all = new ConcurrentHashMap<>();
    private volatile boolean rung;

    /** Of a plug-in with a short name, and how it takes back what it offers and reads. */
    public Conversations(Announcements announcements, Post post, String owner, Runnable farewell) {
        this.announcements = announcements;
        this.post = post;
        this.owner = owner;
        this.farewell = farewell;
    }

    @Override
    public Notes notes(String channel, boolean written) {
        return all.computeIfAbsent(channel, name -> begin(name, written));
    }

    private Conversation begin(String channel, boolean written) {
        Uid uid = announcements.uid(written ? Uid.Kind.PROD : Uid.Kind.CONS, owner);
        Conversation begun = new Conversation(announcements, channel, uid, written, () -> rung = true);
        post.add(begun);
        return begun;
    }

    @Override
    public Optional<Note> next() {
        if (!rung) {
            return Optional.empty();
        }
        rung = false; // before it looks: whoever comes meanwhile rings again
        Optional<Note> found = all.values().stream()
                .map(Conversation::next)
                .flatMap(Optional::stream)
                .findFirst();
        found.ifPresent(note -> rung = true);
        return found;
    }

    @Override
    public void leave() {
        all.values().forEach(post::remove);
        all.clear();
        farewell.run();
    }
}
