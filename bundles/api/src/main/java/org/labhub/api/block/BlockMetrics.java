package org.labhub.api.block;

import java.time.Duration;

/**
 * The counters of a block, read at one look. They count from the block's making and nobody resets them: what happened in a
 * while is the difference of two looks.
 *
 * @param committed frames
 * @param bytes of payload in them
 * @param aborted slots that were claimed and given back
 * @param claimsTimedOut claims refused at their deadline because a queueing reader had not read on
 * @param claimsInUse claims refused at their deadline because a slot was held in place
 * @param blocked how long writers have waited for a slot
 * @param takeovers leases taken from the dead
 * @param schemaRefusals attachers that were refused because of their schema
 * @param recoveries things cleared after somebody died
 */
public record BlockMetrics(
        long committed,
        long bytes,
        long aborted,
        long claimsTimedOut,
        long claimsInUse,
        Duration blocked,
        long takeovers,
        long schemaRefusals,
        long recoveries) {

    /**
     * What happened since.
     *
     * @param earlier a look before this one
     * @return the differences
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
                schemaRefusals - earlier.schemaRefusals,
                recoveries - earlier.recoveries);
    }
}
