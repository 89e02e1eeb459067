package org.labhub.api.instrument;

import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.Notes;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.Layout;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that is called with the slots of a channel in place, on a thread of its own: for frames that are too large to be
 * copied, and for channels of any schema. As long as a call lasts, its slot is not written. The host finds the channel in
 * {@link ListensTo}.
 */
@ConsumerType
public interface SlotListener {

    /**
     * Called when the channel has been attached to, again after it has moved.
     *
     * @param layout how its frames lie; its fields are resolved here, once
     * @throws Exception if the channel cannot be used
     */
    void attached(Layout layout) throws Exception;

    /**
     * Called for each frame, in order.
     *
     * @param slot valid inside this call only
     * @throws Exception ends nothing but this call; it is counted and shown
     */
    void onSlot(ReadSlot slot) throws Exception;

    /**
     * Called for what happens between frames, in order.
     *
     * @param event what happened
     */
    default void onEvent(ChannelEvent event) {}

    /**
     * Called when the channel has been attached to, and again after it has moved.
     *
     * @param notes by which this listener speaks to the channel's producer; may be kept
     */
    default void joined(Notes notes) {}

    /**
     * Called between frames for what the channel's producer says to all who read it.
     *
     * @param note what was said
     * @throws Exception ends nothing but this call; it is counted and shown
     */
    default void onNote(Note note) throws Exception {}
}
