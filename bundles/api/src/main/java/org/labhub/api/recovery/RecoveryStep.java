package org.labhub.api.recovery;

/**
 * One thing that would be changed, from exactly the value that was seen.
 *
 * @param action which
 * @param index of the slot, line or lock; 0 where there is one only
 * @param seen the value from which it is changed
 * @param what would be done, in words
 * @param why it is safe
 * @param cost what it may cost somebody, or empty
 */
public record RecoveryStep(Action action, int index, long seen, String what, String why, String cost) {

    /** What can be changed. */
    public enum Action {
        /** Gives the lease back. */
        RELEASE_LEASE,
        /** Withdraws a line's gate and frees it. */
        CLEAR_LINE,
        /** Frees the place of the one reader; its position stays. */
        CLEAR_SINGLE,
        /** Frees a lock. */
        RELEASE_LOCK,
        /** Makes the writer ignore a line's gate; its owner is told when it returns. */
        EVICT_LINE,
        /** Gives a slot up as a gap. */
        MARK_GAP,
        /** Writes the checksum of a slot anew. */
        RESTAMP_SLOT,
        /** Writes the checksum of the flex zone anew. */
        RESTAMP_FLEX,
        /** Ends the block and frees its name. */
        RETIRE,
        /** Removes the file of a block that never got its name; what was seen is its number. */
        REMOVE_UNBORN,
        /** Removes the file by which a process was known that is gone; what was seen is its number. */
        REMOVE_PRESENCE
    }
}
