package org.labhub.api.instrument;

import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.Notes;
import org.labhub.api.channel.SlotFiller;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.Layout;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A service that turns the frames of one channel into frames of another without copying either: it reads one slot and fills
 * another where they lie, on a thread of its own. For frames as large as images, and for channels of any schema. The host finds
 * both channels in {@link Processes}.
 */
@ConsumerType
public interface SlotProcessor {

    /**
     * Called once: opens the channel of the results. The host closes it.
     *
     * @param mine where ends are got
     * @param to the channel that is to be written
     * @return the end into which results go
     * @throws Exception if it cannot be opened
     */
    SlotProducer open(Channels mine, String to) throws Exception;

    /**
     * Called when the channel that it reads has been attached to, again after it has moved.
     *
     * @param layout how its frames lie; its fields are resolved here, once
     * @throws Exception if the channel cannot be used
     */
    void attached(Layout layout) throws Exception;

    /**
     * Called for each frame, in order. Gives none, one or several for it.
     *
     * @param slot valid inside this call only; as long as it lasts, the slot is not written
     * @param out fills a slot of the other channel and commits it; valid inside this call only
     * @throws Exception ends nothing but this call; it is counted and shown
     */
    void onSlot(ReadSlot slot, Output<SlotFiller> out) throws Exception;

    /**
     * Called for what happens between frames, in order.
     *
     * @param event what happened
     */
    default void onEvent(ChannelEvent event) {}

    /**
     * Called when the channel that it reads has been attached to, and again after it has moved.
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
