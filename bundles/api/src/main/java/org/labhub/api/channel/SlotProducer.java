package org.labhub.api.channel;

import java.time.Duration;
import java.util.Optional;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.Layout;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The writing end of a channel, slot by slot. It belongs to the thread that uses it; a second thread is refused by name.
 * Closing it gives the lease back, aborts what is claimed, and leaves the block to its consumers and to the next writer.
 */
@ProviderType
public interface SlotProducer extends AutoCloseable {

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
     * Counts the writers that the block has had.
     *
     * @return this one's number
     */
    int epoch();

    /**
     * Claims the next slot if it is free now. Neither blocks nor allocates.
     *
     * @return the slot, or empty; then {@link #obstacle()} knows why
     */
    Optional<WriteSlot> tryClaim();

    /**
     * Claims several slots at once if they are free now.
     *
     * @param frames from 1 to the number of slots
     * @return the slots, or empty
     */
    Optional<WriteBatch> tryClaim(int frames);

    /**
     * Waits for the next slot.
     *
     * @param timeout how long at most; zero tries once
     * @return the slot
     * @throws ChannelBusy if none became free in time
     */
    WriteSlot claim(Duration timeout);

    /**
     * Claims, fills and commits; aborts and rethrows if the filler throws.
     *
     * @param timeout how long to wait for a slot
     * @param filler called once
     * @throws ChannelBusy if no slot became free in time
     */
    void write(Duration timeout, SlotFiller filler);

    /**
     * What stands in the way of the next claim, looked up now.
     *
     * @return with names and verdicts
     */
    Obstacle obstacle();

    /**
     * The block's flex zone.
     *
     * @return its writing side, or empty if the block has none
     */
    Optional<FlexWriter> flex();

    /**
     * The same end for frames as records.
     *
     * @param <F> the record
     * @param type whose schema must be this channel's
     * @return a view: closing either closes both
     * @throws org.labhub.api.block.BlockRefused if it is not; its message says in which fields, and this end is closed
     */
    <F> Producer<F> as(FrameType<F> type);

    /**
     * Whether this end can still be used.
     *
     * @return true once it is closed or was revoked
     */
    boolean isClosed();

    /**
     * Takes this end away from the thread that uses it; called by another one. If that thread is still between claim and
     * commit when patience ends, the block is left to it and the channel moves to a new one: never two threads that can
     * store into one ring.
     *
     * @param patience how long to wait for it to come out
     * @return whether it came out, so that the next writer can go on in the same block
     */
    boolean revoke(Duration patience);

    /** Gives the lease back. Doing so twice is harmless. */
    @Override
    void close();
}
