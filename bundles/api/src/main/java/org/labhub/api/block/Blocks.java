package org.labhub.api.block;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.schema.SchemaInfo;
import org.osgi.annotation.versioning.ProviderType;

/** A service: the blocks of one hub on this machine. */
@ProviderType
public interface Blocks {

    /** How many locks a block has. */
    int LOCKS = 8;

    /**
     * The lock of a block under which its flex zone is written, by its producer and by whoever writes it beside: who holds
     * it finds the zone as he left it until he gives it back.
     */
    int FLEX_LOCK = LOCKS - 1;

    /**
     * Makes a block and becomes its writer. Of two who try at once, one wins and the other is told who. A block of that name
     * whose writer is gone is gone on with, one epoch further, if it was made in just this way; else it is retired, its
     * consumers are told that the channel has moved, and a new generation takes its name.
     *
     * @param spec everything that decides its layout
     * @return the writing end
     */
    SlotProducer create(BlockSpec spec);

    /**
     * Becomes the next writer of a block that is there, when its last one has closed its end or is dead.
     *
     * @param name of the block
     * @param schema which must be the block's
     * @param producer what the writer calls itself
     * @param timeout how long to wait for the lease
     * @return the writing end, one epoch further
     */
    SlotProducer takeOver(BlockName name, SchemaInfo schema, String producer, Duration timeout);

    /**
     * Becomes a consumer.
     *
     * @param name of the block
     * @param spec how it reads
     * @return the reading end
     */
    SlotConsumer attach(BlockName name, ConsumerSpec spec);

    /**
     * Looks at a block without leaving a trace: takes no gate, writes nothing, holds up nobody.
     *
     * @param name of the block
     * @return to be closed
     */
    BlockObserver observe(BlockName name);

    /**
     * A lock of a block. There are {@value #LOCKS}. Who waits for it backs off as this process is configured to.
     *
     * @param name of the block
     * @param index from 0
     * @return it, as this process sees it
     */
    SpinLock lock(BlockName name, int index);

    /**
     * The same with a back-off of one's own.
     *
     * @param name of the block
     * @param index from 0
     * @param backoff what who waits for it does between two looks
     * @return it, as this process sees it
     */
    SpinLock lock(BlockName name, int index, Backoff backoff);

    /**
     * Writes the flex zone of a block beside its producer, or while there is none: its writers take turns by the lock
     * {@link #FLEX_LOCK}. Who wants to change what it has read takes that lock, reads, writes and gives it back.
     *
     * @param name of the block
     * @param patience how long to wait for the lock at each write, at most
     * @return what any thread may write with, or empty if the block has no flex zone
     */
    Optional<FlexWriter> flex(BlockName name, Duration patience);

    /**
     * The blocks that are there now.
     *
     * @return their names, sorted
     */
    List<BlockName> names();

    /**
     * Ends a block: its consumers read it to its end and are told, its name is free, its memory goes with the last of them.
     *
     * @param name of the block
     */
    void retire(BlockName name);
}
