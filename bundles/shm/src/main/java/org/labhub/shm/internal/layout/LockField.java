package org.labhub.shm.internal.layout;

/**
 * One of the locks that those who share a block agree by.
 */
public enum LockField implements Place {
    /** Participant (40 bits), its token the lower bits of the thread, and generation (24 bits); 0 is nobody. */
    OWNER(0, 8),
    /** Of the owner, within its process. */
    THREAD(8, 8),
    /** How often that thread has taken it. */
    COUNT(16, 4);

    /** Where in the control page the first lock lies. */
    public static final int FIRST_AT = 2048;

    /** From lock to lock. */
    public static final int BYTES = 128;

    private final int at;
    private final int bytes;

    LockField(int at, int bytes) {
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
