package org.labhub.api.recovery;

import java.util.Optional;
import org.labhub.api.channel.ReadPolicy;

/**
 * One consumer.
 *
 * @param line its place in the block
 * @param occupant who it is
 * @param policy under which it reads; empty if its code cannot be
 * @param position the next sequence that it will take, as it last said
 * @param lag how many frames it is behind
 * @param gate the lowest sequence that it needs; empty if it needs none
 * @param holdsUp whether the writer waits for it
 * @param evicted whether its place was taken away
 * @param read frames delivered
 * @param lost frames that it was told as gaps
 * @param skipped frames left out by design
 * @param corrupt frames whose checksum did not fit
 * @param peakLag the most frames that it was behind
 */
public record ConsumerFacts(
        int line,
        Occupant occupant,
        Optional<ReadPolicy> policy,
        long position,
        long lag,
        Optional<Long> gate,
        boolean holdsUp,
        boolean evicted,
        long read,
        long lost,
        long skipped,
        long corrupt,
        long peakLag) {}
