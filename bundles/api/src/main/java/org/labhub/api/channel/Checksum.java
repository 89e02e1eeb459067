package org.labhub.api.channel;

/** How a frame's bytes are summed. */
public enum Checksum {
    /** CRC-32C, 4 bytes: finds every accident, at the speed of memory. */
    CRC32C,
    /** BLAKE2b-256, 32 bytes: for who wants it; some hundred times slower. */
    BLAKE2B
}
