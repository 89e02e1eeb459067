package org.labhub.api.block;

/** What a slot of the ring is for at this moment. */
public enum SlotState {
    /** Nothing was ever written here. */
    FREE,
    /** A frame is being written, or its writer left it half-written. */
    WRITING,
    /** A frame lies here for all who read. */
    COMMITTED,
    /** A frame lies here, and the writer waits until its readers let it go. */
    DRAINING
}
