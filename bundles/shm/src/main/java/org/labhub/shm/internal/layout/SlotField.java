package org.labhub.shm.internal.layout;

/**
 * The header before each frame's payload.
 */
public enum SlotField implements Place {
    /** 0 never written; s + 1 committed frame s; ~s being written. */
    WORD(0, 8),
    /** Payload bytes. */
    LENGTH(8, 4),
    /** Of the writer. */
    EPOCH(12, 4),
    /** s + 1 if the frame was made from frame s of another channel, or 0. */
    SOURCE(16, 8),
    /** The device's stamp, or 0. */
    DEVICE(24, 8),
    /** Wall clock at commit, or 0. */
    WALL(32, 8),
    /** Monotonic clock at commit, or 0. */
    MONOTONIC(40, 8),
    /** CRC-32C of the payload, exclusive-or both halves of the committed word. */
    CRC(48, 4),
    /** 1 if a checksum was stamped. */
    FLAGS(52, 4);

    /** Where the payload begins. A BLAKE2b digest, if there is one, lies behind the room for the payload. */
    public static final int BYTES = 64;

    private final int at;
    private final int bytes;

    SlotField(int at, int bytes) {
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
