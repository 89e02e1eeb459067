package org.labhub.api.channel;

/** When frames are summed and compared. */
public enum ChecksumPolicy {
    /** Never. */
    NONE,
    /** Only when somebody asks. */
    MANUAL,
    /** Before each commit, and before each delivery. */
    ENFORCED
}
