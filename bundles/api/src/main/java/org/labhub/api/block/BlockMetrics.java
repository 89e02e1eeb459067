package org.labhub.api.block;

import java.time.Duration;
import java.util.List;

/**
 * The counters of a block and of its consumers, read at one look. They count from the block's making, or from when a
 * consumer attached, and nobody resets them: what happened in a while is the difference of two looks.
 *
 * @param committed frames
 * @param bytes of payload in them
 * @param aborted slots that were claimed and given back
 * @param claimsTimedOut claims refused at their deadline because a queueing reader had not read on
 * @param claimsInUse claims refused at their deadline because a slot was held in place
 * @param blocked how long writers have waited for a slot
 * @param takeovers leases taken from the dead
 * @param evictions consumers whose place an operator took away
 * @param schemaRefusals attachers that were refused because of their schema
 * @param recoveries things cleared after somebody died
 * @param writerBeats how often the heart of the writer's process has beaten; 0 if nobody writes
 * @param consumers those who are attached, in the order of their lines
 */
public record BlockMetrics(
        long committed,
        long bytes,
        long aborted,
        long claimsTimedOut,
        long claimsInUse,
        Duration blocked,
        long takeovers,
        long evictions,
        long schemaRefusals,
        long recoveries,
        long writerBeats,
        List<ConsumerMetrics> consumers) {

    /**
     * Takes a copy.
     *
     * @param committed frames
     * @param bytes of payload in them
     * @param aborted slots that were claimed and given back
     * @param claimsTimedOut claims refused because of a queueing reader
     * @param claimsInUse claims refused because of a slot held in place
     * @param blocked how long writers have waited for a slot
     * @param takeovers leases taken from the dead
     * @param evictions consumers whose place an operator took away
     * @param schemaRefusals attachers that were refused
     * @param recoveries things cleared after somebody died
     * @param writerBeats of the heart of the writer's process
     * @param consumers those who are attached
     */
    public BlockMetrics {
        consumers = List.copyOf(consumers);
    }

    /**
     * What happened since.
     *
     * @param earlier a look before this one
     * @return the differences; who has attached meanwhile is counted from then on, and another writer's heart by itself
     */
    public BlockMetrics since(BlockMetrics earlier) {
        return new BlockMetrics(
                committed - earlier.committed,
                bytes - earlier.bytes,
                aborted - earlier.aborted,
                claimsTimedOut - earlier.claimsTimedOut,
                claimsInUse - earlier.claimsInUse,
                blocked.minus(earlier.blocked),
                takeovers - earlier.takeovers,
                evictions - earlier.evictions,
                schemaRefusals - earlier.schemaRefusals,
                recoveries - earlier.recoveries,
                writerBeats < earlier.writerBeats ? writerBeats : writerBeats - earlier.writerBeats,
                consumers.stream().map(now -> since(now, earlier.consumers)).toList());
    }

    private static ConsumerMetrics since(ConsumerMetrics now, List<ConsumerMetrics> earlier) {
        return earlier.stream()
                .filter(now::isOfTheSame)
                .findFirst()
                .map(now::since)
                .orElse(now);
    }
}
