package org.labhub.api.schema;

import java.util.Arrays;
import java.util.HexFormat;

/** BLAKE2b-256 of a layout's canonical text: equal hashes mean equal layouts. */
public final class SchemaHash {

    /** How many bytes a hash has. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private SchemaHash(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a schema hash has " + BYTES + " bytes, not " + bytes.length);
        }
        this.bytes = bytes;
    }

    /**
     * Takes a copy.
     *
     * @param bytes 32 bytes
     * @return the hash
     */
    public static SchemaHash of(byte[] bytes) {
        return new SchemaHash(bytes.clone());
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @param hex 64 hexadecimal digits
     * @return the hash
     */
    public static SchemaHash parse(String hex) {
        return new SchemaHash(HexFormat.of().parseHex(hex));
    }

    /**
     * Gives a copy.
     *
     * @return 32 bytes
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SchemaHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
