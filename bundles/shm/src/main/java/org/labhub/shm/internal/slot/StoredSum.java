package org.labhub.shm.internal.slot;

import org.agrona.UnsafeApi;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.recovery.SlotFacts.Sum;
import org.labhub.shm.internal.layout.SlotField;

/** Recomputes checksums for who audits a block: nothing that was found good before is believed again. */
public final class StoredSum {

    private static final int UNSTAMPED = 0;
    private static final int STAMPED = 1;

    private final FrameSum sum;
    private final ChecksumPolicy policy;

    private StoredSum(BlockInfo block) {
        sum = FrameSum.by(block);
        policy = block.channel().checksums();
    }

    /** As a block stores them. */
    public static StoredSum of(BlockInfo block) {
        return new StoredSum(block);
    }

    /** Whether a slot, or a copy of it, holds what was stamped for this frame. */
    public Sum judge(long slot, long sequence) {
        int flags = UnsafeApi.getInt(slot + SlotField.FLAGS.at());
        if (flags == UNSTAMPED && policy != ChecksumPolicy.ENFORCED) {
            return Sum.UNSTAMPED;
        }
        return flags == STAMPED && sum.fits(slot, sequence) ? Sum.GOOD : Sum.BAD;
    }

    /** Writes the checksum anew. */
    public void stamp(long slot, long sequence) {
        sum.stamp(slot, sum.length(slot), sequence);
    }
}
