package org.labhub.shm.internal.layout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/**
 * How a block lies in memory, as a whole:
 *
 * <pre>
 *   0        descriptor    4096      {@link DescriptorField}  written once
 *   4096     control       4096      {@link ControlField}     the writers' words, a line of 128 bytes each
 *   6144     locks         8 x 128   {@link LockField}        for those who share the block
 *   8192     lines         n x 512   {@link LineField}        one a consumer
 *            texts                   the schemas, in their canonical form
 *            flex zone               aligned to a page
 *            ring          c x stride  {@link SlotField} and payload, aligned to a page
 * </pre>
 */
public final class BlockLayout {

    /** Raised by every change of a place, where a test compares the hash, and of what a place means. */
    public static final int VERSION = 5;

    /** "LABHUB01". */
    public static final long MAGIC = 0x313042554842414CL;

    /** "LABHUBP1". */
    public static final long PRESENCE_MAGIC = 0x315042554842414CL;

    /** What a gate holds that needs nothing. */
    public static final long NONE = Long.MAX_VALUE;

    /** The size of the descriptor. */
    public static final int DESCRIPTOR_BYTES = 4096;

    /** Where the control page lies. */
    public static final int CONTROL_AT = DESCRIPTOR_BYTES;

    /** Where the lines lie. */
    public static final int LINES_AT = CONTROL_AT + 4096;

    /** What slots are a multiple of. */
    public static final int CACHE_LINE = 64;

    private static final byte[] HASH = hash(text().getBytes(StandardCharsets.UTF_8));

    private BlockLayout() {}

    /** All places, a line each, as the layout's hash sees them. */
    public static String text() {
        StringBuilder text = new StringBuilder("labhub-block ").append(VERSION).append('\n');
        List.of(
                        DescriptorField.values(),
                        ControlField.values(),
                        LockField.values(),
                        LineField.values(),
                        SlotField.values(),
                        PresenceField.values())
                .forEach(table -> append(text, table));
        return text.toString();
    }

    private static void append(StringBuilder text, Place[] table) {
        for (Place place : table) {
            text.append(place.getClass().getSimpleName())
                    .append('.')
                    .append(place.name())
                    .append('@')
                    .append(place.at())
                    .append(':')
                    .append(place.bytes())
                    .append('\n');
        }
    }

    /** Of the tables of places. */
    public static byte[] hash() {
        return HASH.clone();
    }

    /** BLAKE2b-256. */
    public static byte[] hash(byte[] content) {
        Blake2bDigest digest = new Blake2bDigest(256);
        digest.update(content, 0, content.length);
        byte[] hash = new byte[32];
        digest.doFinal(hash, 0);
        return hash;
    }
}
