package org.labhub.shm.internal.layout;

/**
 * The first page of a block: what it says of itself. Written once, the magic word last.
 */
public enum DescriptorField implements Place {
    /** {@link BlockLayout#MAGIC}; 0 while the block is being made. */
    MAGIC(0, 8),
    /** Raised by every change of any place. */
    LAYOUT_VERSION(8, 4),
    /** The size of this page. */
    DESCRIPTOR_BYTES(12, 4),
    /** Of the tables of places: a reader with other tables is refused. */
    LAYOUT_HASH(16, 32),
    /** Of everything from {@link #SCHEMA_HASH} to the end of the page. */
    CONTENT_HASH(48, 32),
    /** Of a slot. */
    SCHEMA_HASH(80, 32),
    /** Of the flex zone; zero if there is none. */
    FLEX_SCHEMA_HASH(112, 32),
    /** Packed, of a slot. */
    SCHEMA_VERSION(144, 4),
    /** Packed, of the flex zone. */
    FLEX_SCHEMA_VERSION(148, 4),
    /** The size of the file. */
    TOTAL_BYTES(152, 8),
    /** Random: tells this block from every other that ever had its name. */
    INSTANCE(160, 8),
    /** Counts the blocks under this name. */
    GENERATION(168, 4),
    /** A code. */
    BUFFER_POLICY(172, 4),
    /** The code of the strongest read policy. */
    GRANTS(176, 4),
    /** Slots. */
    CAPACITY(180, 4),
    /** A code. */
    CHECKSUM(184, 4),
    /** A code. */
    CHECKSUM_POLICY(188, 4),
    /** 1 if frames are stamped. */
    STAMPS(192, 4),
    /** To what the flex zone and the ring are aligned. */
    PAGE_BYTES(196, 4),
    /** The room for a frame. */
    SLOT_BYTES(200, 4),
    /** From slot to slot. */
    STRIDE(204, 4),
    /** The size of the flex zone, or 0. */
    FLEX_BYTES(208, 4),
    /** How many lines there are. */
    CONSUMERS(212, 4),
    /** Where the first line lies. */
    LINES_AT(216, 8),
    /** Where the schema texts lie. */
    TEXT_AT(224, 8),
    /** The length of the slot schema's text. */
    TEXT_BYTES(232, 4),
    /** The length of the flex schema's text, behind the other. */
    FLEX_TEXT_BYTES(236, 4),
    /** Where the flex zone lies. */
    FLEX_AT(240, 8),
    /** Where the first slot lies. */
    RING_AT(248, 8),
    /** By the wall clock, in nanoseconds since 1970. */
    CREATED(256, 8),
    /** Length (2 bytes) and UTF-8. */
    NAME(264, 136),
    /** Length (2 bytes) and UTF-8. */
    SCHEMA_ID(400, 136),
    /** Length (2 bytes) and UTF-8. */
    FLEX_SCHEMA_ID(536, 136),
    /** Length (2 bytes) and UTF-8: whose block it is. */
    HUB(672, 136);

    private final int at;
    private final int bytes;

    DescriptorField(int at, int bytes) {
        this.at = at;
        this.bytes = bytes;
    }

    @Override
    public int at() {
        return at;
    }

    @Override
    public int bytes() {
        return bytes;
    }
}
