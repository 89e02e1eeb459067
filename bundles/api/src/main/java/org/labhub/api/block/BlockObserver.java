package org.labhub.api.block;

import java.util.List;
import java.util.Optional;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.SlotHandler;
import org.labhub.api.schema.Layout;
import org.osgi.annotation.versioning.ProviderType;

/** Looks at a block from outside. What it copies is validated after copying; it can neither slow nor block anybody. */
@ProviderType
public interface BlockObserver extends AutoCloseable {

    /**
     * What the block says of itself.
     *
     * @return as it was made
     */
    BlockInfo info();

    /**
     * How a frame lies in a slot.
     *
     * @return from the canonical text in the block itself
     */
    Layout layout();

    /**
     * The number of the next frame.
     *
     * @return as many frames as have ever been committed
     */
    long committed();

    /**
     * All counters at one look.
     *
     * @return since the block was made
     */
    BlockMetrics metrics();

    /**
     * Who is writing now.
     *
     * @return the holder of the lease, or empty
     */
    Optional<Holder> writer();

    /**
     * Who is attached.
     *
     * @return the consumers, in the order of their lines
     */
    List<ConsumerStatus> consumers();

    /**
     * Looks at the newest frame.
     *
     * @param handler called with a copy, unless there is none
     * @return whether it was called
     */
    boolean latest(SlotHandler handler);

    /**
     * Looks at one frame.
     *
     * @param sequence its number
     * @param handler called with a copy, unless the frame is not there yet, overwritten, or corrupt
     * @return whether it was called
     */
    boolean frame(long sequence, SlotHandler handler);

    /**
     * Looks at one place of the ring.
     *
     * @param index from 0, below the capacity
     * @return its state now
     */
    SlotStatus slot(int index);

    /**
     * Whether nothing more will come here.
     *
     * @return true if the channel was withdrawn, or goes on in a new block of the same name
     */
    boolean isOver();

    /**
     * Whether it was closed.
     *
     * @return true once it was
     */
    boolean isClosed();

    /** Lets go. Doing so twice is harmless. */
    @Override
    void close();
}
