package org.labhub.api.channel;

/** When frames are summed and compared. */
public enum ChecksumPolicy {
    /** Never. */
    NONE,
    /** Only when somebody asks, by {@code WriteSlot.sum()} and {@code ReadSlot.integrity()}. */
    MANUAL,
    /** Before each commit, and before each delivery. */
    ENFORCED
}
