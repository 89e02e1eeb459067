package org.labhub.api.instrument;

import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.Notes;
import org.labhub.api.frame.FrameInfo;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that turns the frames of one channel into frames of another, on a thread of its own. The host finds both records in
 * its generic interface and both channels in {@link Processes}.
 *
 * @param <I> the record that is read; it may be package-private
 * @param <O> the record that is written; it may be package-private
 */
@ConsumerType
public interface ChannelProcessor<I extends Record, O extends Record> {

    /**
     * Called for each frame, in order. Gives none, one or several for it.
     *
     * @param frame a copy that may be kept
     * @param info valid inside this call only
     * @param out where the results go; valid inside this call only
     * @throws Exception ends nothing but this call; it is counted and shown
     */
    void onFrame(I frame, FrameInfo info, Output<O> out) throws Exception;

    /**
     * Called for what happens between frames, in order.
     *
     * @param event what happened
     */
    default void onEvent(ChannelEvent event) {}

    /**
     * Called when the channel has been attached to, and again after it has moved.
     *
     * @param notes by which this processor speaks to the producer of its source; may be kept
     */
    default void joined(Notes notes) {}

    /**
     * Called between frames for what the producer of its source says to all who read it, and what a reader of its results says to
     * it.
     *
     * @param note what was said
     * @throws Exception ends nothing but this call; it is counted and shown
     */
    default void onNote(Note note) throws Exception {}
}
