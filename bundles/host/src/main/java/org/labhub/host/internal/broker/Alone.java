package org.labhub.host.internal.broker;

import java.util.List;
import java.util.Optional;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.NoteHandler;
import org.labhub.api.channel.Notes;

/** Stands where a plug-in has nobody to talk to. */
final class Alone implements Membership, Notes {

    @Override
    public Notes notes(String channel, boolean written) {
        return this;
    }

    @Override
    public Optional<Note> next() {
        return Optional.empty();
    }

    @Override
    public void leave() {
        // nobody to take leave of
    }

    @Override
    public boolean tell(String word, String data) {
        return false;
    }

    @Override
    public int poll(NoteHandler handler) {
        return 0;
    }

    @Override
    public long dropped() {
        return 0;
    }

    @Override
    public List<String> members() {
        return List.of();
    }
}
