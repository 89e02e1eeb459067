package org.labhub.api.channel;

import java.time.Duration;
import java.util.Optional;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.Layout;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The reading end of a channel, slot by slot. It belongs to one thread at a time. One frame (or one batch) is held at a
 * time: taking the next lets the last go first.
 */
@ProviderType
public interface SlotConsumer extends AutoCloseable {

    /**
     * The channel.
     *
     * @return its name
     */
    String channel();

    /**
     * How a frame lies in a slot.
     *
     * @return the layout of the channel's schema
     */
    Layout layout();

    /**
     * Under which policy it reads.
     *
     * @return as asked for when it was attached
     */
    ReadPolicy policy();

    /**
     * Hands over what is there, and what happened in between. Does not block.
     *
     * @param handler called for each frame, by this thread
     * @param limit how many frames at most
     * @return how many frames were handed over
     */
    int poll(SlotHandler handler, int limit);

    /**
     * Takes the next frame in place if it is there now.
     *
     * @return the slot, valid until it is closed or the next one is taken; or empty
     */
    Optional<ReadSlot> tryNext();

    /**
     * Waits until there is something to take.
     *
     * @param timeout how long at most; zero looks once
     * @return false if nothing came in time
     */
    boolean await(Duration timeout);

    /**
     * The number of the frame that comes next.
     *
     * @return a sequence
     */
    long position();

    /** Goes on at the newest frame; only for a policy that may lose frames. */
    void seekLatest();

    /**
     * Goes on at a given frame; only for a policy that may lose frames.
     *
     * @param sequence if it has been overwritten, a gap is told
     */
    void seek(long sequence);

    /**
     * The block's flex zone.
     *
     * @return its reading side, or empty if the block has none
     */
    Optional<FlexReader> flex();

    /**
     * The same end for frames as records.
     *
     * @param <F> the record
     * @param type whose schema must fit this channel's
     * @return a view: closing either closes both
     * @throws org.labhub.api.block.BlockRefused if it does not; its message says in which fields, and this end is closed
     */
    <F> Consumer<F> as(FrameType<F> type);

    /**
     * Whether this end can still be used.
     *
     * @return true once it is closed, or {@link ChannelEvent.Closed} or {@link ChannelEvent.Moved} was told
     */
    boolean isClosed();

    /** Leaves the block. Doing so twice is harmless. */
    @Override
    void close();
}
