package org.labhub.api.channel;

import org.osgi.annotation.versioning.ConsumerType;

/** Takes notes, on the thread that polls them. */
@ConsumerType
@FunctionalInterface
public interface NoteHandler {

    /**
     * Called for each note, in order.
     *
     * @param note what was said
     */
    void onNote(Note note);
}
