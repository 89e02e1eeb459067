package org.labhub.api.instrument;

import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.Notes;
import org.labhub.api.frame.FrameInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that is called with the frames of a channel, as records, on a thread of its own. The host finds the record in
 * its generic interface and the channel in {@link ListensTo}.
 *
 * @param <F> a record that bears {@link org.labhub.api.schema.Schema}; it may be package-private
 */
@ConsumerType
public interface ChannelListener<F extends Record> {

    /**
     * Called for each frame, in order.
     *
     * @param frame a copy that may be kept
     * @param info valid inside this call only
     * @throws Exception ends nothing but this call; it is counted and shown
     */
    void onFrame(F frame, FrameInfo info) throws Exception;

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
