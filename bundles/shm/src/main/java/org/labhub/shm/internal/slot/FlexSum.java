package org.labhub.shm.internal.slot;

import java.util.zip.CRC32C;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.recovery.FlexFacts;
import org.labhub.api.recovery.SlotFacts.Sum;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;

/** Recomputes the flex zone's checksum for who audits a block. */
public final class FlexSum {

    private static final int VERSION = Block.control(ControlField.FLEX_VERSION);
    private static final int CRC = Block.control(ControlField.FLEX_CRC);

    private FlexSum() {}

    /** Whether it fits; a zone that is being written, or was never, is not judged. */
    public static FlexFacts judge(Block block) {
        long version = block.head().getLongAcquire(VERSION);
        int bytes = block.geometry().flexBytes();
        return new FlexFacts(
                bytes, version, bytes == 0 || version == 0 || version % 2 != 0 ? Sum.NOT_JUDGED : sum(block, version));
    }

    /** Whether it is being written, without looking at its content. */
    public static FlexFacts unjudged(Block block) {
        return new FlexFacts(block.geometry().flexBytes(), version(block), Sum.NOT_JUDGED);
    }

    /** Odd while it is being written. */
    public static long version(Block block) {
        return block.head().getLongAcquire(VERSION);
    }

    /**
     * What was seen after its lock was looked at, whose version was read before that: a write that began in between is none
     * that nobody is at.
     */
    public static FlexFacts between(long before, FlexFacts after) {
        return after.version() % 2 == 0 || after.version() == before
                ? after
                : new FlexFacts(after.bytes(), after.version() - 1, Sum.NOT_JUDGED);
    }

    private static Sum sum(Block block, long version) {
        int crc = block.head().getInt(CRC);
        byte[] zone = new byte[block.geometry().flexBytes()];
        block.flex().getBytes(0, zone);
        UnsafeApi.loadFence();
        if (block.head().getLongAcquire(VERSION) != version) {
            return Sum.NOT_JUDGED;
        }
        return of(zone) == crc ? Sum.GOOD : Sum.BAD;
    }

    /** Writes it anew, as a write of the zone would, for the content that it has; its lock is held. */
    public static void stamp(Block block, byte[] zone) {
        UnsafeBuffer head = block.head();
        long version = head.getLong(VERSION) | 1;
        head.putLongVolatile(VERSION, version);
        head.putInt(CRC, of(zone));
        head.putLongRelease(VERSION, version + 1);
    }

    private static int of(byte[] zone) {
        CRC32C crc = new CRC32C();
        crc.update(zone);
        return (int) crc.getValue();
    }
}
