package org.labhub.api.schema;

/** What one element of a field is. */
public enum FieldType {
    /** One byte, 0 or 1. */
    BOOL(1),
    /** Signed, 8 bits. */
    INT8(1),
    /** Unsigned, 8 bits. */
    UINT8(1),
    /** Signed, 16 bits. */
    INT16(2),
    /** Unsigned, 16 bits. */
    UINT16(2),
    /** Signed, 32 bits. */
    INT32(4),
    /** Unsigned, 32 bits. */
    UINT32(4),
    /** Signed, 64 bits. */
    INT64(8),
    /** Unsigned, 64 bits. */
    UINT64(8),
    /** IEEE 754, 32 bits. */
    FLOAT32(4),
    /** IEEE 754, 64 bits. */
    FLOAT64(8),
    /** UTF-8; its elements are bytes. */
    STRING(1),
    /** One of up to 256 named symbols; one byte, its number from 0. */
    ENUM(1);

    private final int bytes;

    FieldType(int bytes) {
        this.bytes = bytes;
    }

    /**
     * The size of one element.
     *
     * @return in bytes
     */
    public int bytes() {
        return bytes;
    }
}
