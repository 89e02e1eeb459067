package org.labhub.api.recovery;

/** How a block is. */
public enum BlockHealth {
    /** Nothing was found. */
    HEALTHY,
    /** Something was found that does not hold up anybody, or that goes away by itself. */
    NOTICE,
    /** Somebody is held up, or data is bad: category 2. */
    WRONG,
    /** The block itself cannot be believed: category 1, which is never repaired. */
    BROKEN
}
