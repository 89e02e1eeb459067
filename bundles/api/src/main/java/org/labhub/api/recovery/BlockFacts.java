package org.labhub.api.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.block.BlockMetrics;

/**
 * Everything that stands in a block, as one pass saw it.
 *
 * @param block its name
 * @param folder in which it lies
 * @param at when it was looked at
 * @param bytes the size of its file
 * @param refusal why it cannot be opened, or empty if it can
 * @param unfinished whether it cannot be opened since it is still being made
 * @param otherVersion whether it cannot be opened since another version of LabHub lays blocks out otherwise
 * @param info what it says of itself; empty if it cannot be opened
 * @param life whether it goes on
 * @param writer who writes, and how far
 * @param slots the ring, in the order of the slots; empty if it cannot be opened
 * @param consumers who has a line
 * @param single the one reader of a block that has only one
 * @param locks those that are taken
 * @param flex how the flex zone is
 * @param metrics its counters; empty if it cannot be opened
 */
public record BlockFacts(
        String block,
        String folder,
        Instant at,
        long bytes,
        String refusal,
        boolean unfinished,
        boolean otherVersion,
        Optional<BlockInfo> info,
        Life life,
        WriterFacts writer,
        List<SlotFacts> slots,
        List<ConsumerFacts> consumers,
        Optional<Occupant> single,
        List<LockFacts> locks,
        FlexFacts flex,
        Optional<BlockMetrics> metrics) {

    /** Whether a block goes on. */
    public enum Life {
        /** More frames may come. */
        OPEN,
        /** No more frames will come. */
        WITHDRAWN,
        /** The channel goes on in another generation. */
        MOVED,
        /** Its word cannot be. */
        UNKNOWN
    }

    /**
     * Takes copies.
     *
     * @param block its name
     * @param folder in which it lies
     * @param at when it was looked at
     * @param bytes the size of its file
     * @param refusal why it cannot be opened, or empty
     * @param unfinished whether it is still being made
     * @param otherVersion whether another version of LabHub has written it
     * @param info what it says of itself
     * @param life whether it goes on
     * @param writer who writes, and how far
     * @param slots the ring
     * @param consumers who has a line
     * @param single the one reader
     * @param locks those that are taken
     * @param flex how the flex zone is
     * @param metrics its counters
     */
    public BlockFacts {
        slots = List.copyOf(slots);
        consumers = List.copyOf(consumers);
        locks = List.copyOf(locks);
    }
}
