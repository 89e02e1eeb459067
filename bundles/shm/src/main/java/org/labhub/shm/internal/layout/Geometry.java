package org.labhub.shm.internal.layout;

import java.nio.charset.StandardCharsets;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.Checksum;

/**
 * Where the regions of one block lie. Computed from a specification by who makes it, and again from the descriptor's own
 * numbers by who attaches; both must agree before an offset is believed.
 *
 * @param capacity slots
 * @param slotBytes the room for a frame
 * @param stride from slot to slot
 * @param consumers lines
 * @param textAt where the schema texts lie
 * @param textBytes of the slot schema's text
 * @param flexTextBytes of the flex schema's text, behind the other
 * @param flexAt where the flex zone lies
 * @param flexBytes its size
 * @param ringAt where the first slot lies
 * @param totalBytes of the file
 */
public record Geometry(
        int capacity,
        int slotBytes,
        int stride,
        int consumers,
        long textAt,
        int textBytes,
        int flexTextBytes,
        long flexAt,
        int flexBytes,
        long ringAt,
        long totalBytes) {

    /** The digest that follows a payload summed with BLAKE2b. */
    public static final int DIGEST_BYTES = 32;

    /** Of a block that is to be made. */
    public static Geometry of(BlockSpec spec) {
        int text = bytes(spec.schema().text());
        int flexText = spec.flex().map(zone -> bytes(zone.text())).orElse(0);
        return of(
                spec.channel().capacity(),
                spec.slotBytes(),
                spec.channel().checksum(),
                spec.consumers(),
                text,
                flexText,
                spec.flexBytes(),
                spec.pageSize().bytes());
    }

    /** Of the numbers that stand in a descriptor. */
    public static Geometry of(
            int capacity,
            int slotBytes,
            Checksum checksum,
            int consumers,
            int textBytes,
            int flexTextBytes,
            int flexBytes,
            int page) {
        int digest = checksum == Checksum.BLAKE2B ? DIGEST_BYTES : 0;
        long stride = up(Math.addExact((long) SlotField.BYTES + digest, slotBytes), BlockLayout.CACHE_LINE);
        if (stride > 1 << 30) {
            throw new IllegalArgumentException("a slot of " + slotBytes + " bytes is too large; at most 1 GiB");
        }
        long textAt = BlockLayout.LINES_AT + (long) consumers * LineField.BYTES;
        long flexAt = up(Math.addExact(textAt, (long) textBytes + flexTextBytes), page);
        long ringAt = up(flexAt + flexBytes, page);
        long total = up(Math.addExact(ringAt, Math.multiplyExact(stride, capacity)), 4096);
        return new Geometry(
                capacity,
                slotBytes,
                (int) stride,
                consumers,
                textAt,
                textBytes,
                flexTextBytes,
                flexAt,
                flexBytes,
                ringAt,
                total);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Where a line lies. */
    public int line(int index) {
        return BlockLayout.LINES_AT + index * LineField.BYTES;
    }

    private static long up(long value, long multiple) {
        return Math.addExact(value, multiple - 1) / multiple * multiple;
    }
}
