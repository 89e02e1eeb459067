package org.labhub.shm.internal.layout;

/**
 * The line of one consumer: what it still needs, and what it counts. Nobody else writes to it while it lives.
 */
public enum LineField implements Place {
    /** Participant (40 bits) and epoch of the line (24 bits); a participant of 0 is nobody. */
    OWNER(0, 8),
    /** The lowest sequence that it still needs; {@link BlockLayout#NONE} if it needs none. */
    GATE(8, 8),
    /** The code of its read policy. */
    POLICY(16, 4),
    /** The owner that an operator evicted, whose gate the writer ignores. */
    TOMBSTONE(24, 8),
    /** Frames delivered. */
    READ(128, 8),
    /** Payload bytes delivered. */
    BYTES_READ(136, 8),
    /** Frames that it was told as gaps. */
    LOST(144, 8),
    /** Frames skipped by design. */
    SKIPPED(152, 8),
    /** Frames whose checksum did not fit. */
    CORRUPT(160, 8),
    /** The next sequence that it will take. */
    AT(168, 8),
    /** How often it went to sleep. */
    WAITS(176, 8),
    /** The most frames that it was behind. */
    PEAK_LAG(184, 8),
    /** Length (2 bytes) and UTF-8. */
    NAME(256, 72);

    /** From line to line. */
    public static final int BYTES = 512;

    private final int at;
    private final int bytes;

    LineField(int at, int bytes) {
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
