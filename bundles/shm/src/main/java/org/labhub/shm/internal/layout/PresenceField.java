package org.labhub.shm.internal.layout;

/**
 * A presence file: a process holds its lock as long as it lives.
 */
public enum PresenceField implements Place {
    /** {@link BlockLayout#PRESENCE_MAGIC}. */
    MAGIC(0, 8),
    /** Which presence it is: the upper 24 bits of a participant. */
    NUMBER(8, 4),
    /** Of the process, for people. */
    PID(16, 8),
    /** When it appeared, by the wall clock, in nanoseconds since 1970. */
    STARTED(24, 8),
    /** Length (2 bytes) and UTF-8. */
    NAME(32, 72),
    /** Counts the beats of its heart. */
    BEATS(128, 8);

    /** The size of the file. */
    public static final int BYTES = 4096;

    private final int at;
    private final int bytes;

    PresenceField(int at, int bytes) {
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
