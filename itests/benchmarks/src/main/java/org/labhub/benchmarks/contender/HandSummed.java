package org.labhub.benchmarks.contender;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.ByteField;
import org.labhub.api.schema.Field;

/**
 * Frames that their two ends sum by themselves, as one does whose platform has no checksums: over the array that is copied
 * into a slot, and over the one into which it is copied. The last word has the sum.
 */
final class HandSummed {

    private static final int BYTES = Frames.WORDS * Long.BYTES;
    private static final int SUM = BYTES - Long.BYTES;
    private static final ByteField ALL = new ByteField("all", 0, BYTES, Field.FIXED);

    private final byte[] array = new byte[BYTES];
    private final ByteBuffer words = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();

    void fill(WriteSlot slot, long value) {
        words.putLong(0, value);
        words.putLong(SUM, sum());
        slot.set(ALL, array);
    }

    long checked(ReadSlot slot) {
        slot.copy(ALL, array);
        if (words.getLong(SUM) != sum()) {
            throw new IllegalStateException("a frame's sum is not what was stored");
        }
        return words.getLong(0);
    }

    private long sum() {
        crc.reset();
        crc.update(array, 0, SUM);
        return crc.getValue();
    }
}
