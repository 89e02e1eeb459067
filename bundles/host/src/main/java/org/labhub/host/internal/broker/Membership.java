package org.labhub.host.internal.broker;

import java.util.Optional;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.Notes;

/** What a plug-in is among the others on its channels: it speaks, it hears, and takes its leave before its ends are closed. */
public interface Membership {

    /** Where nobody else is. */
    Membership NONE = new Alone();

    /** What is said on a channel, by its producer if it is written. */
    Notes notes(String channel, boolean written);

    /** The next thing that was said on any of its channels, if there is one now. Costs next to nothing if not. */
    Optional<Note> next();

    /** Takes back all that was told. It may come again. */
    void leave();
}
