package org.labhub.api.recovery;

/**
 * What somebody wants to be done.
 *
 * @param kind of remedy
 * @param target a slot's index, a consumer's name or line; empty where the kind needs none
 * @param force whether what may cost somebody something is wanted all the same
 */
public record Remedy(Kind kind, String target, boolean force) {

    /** For the dead, which is always safe. */
    public static final Remedy RECOVER = new Remedy(Kind.RECOVER, "", false);

    /** What can be wanted. */
    public enum Kind {
        /** Gives back whatever the dead still hold: lease, lines, the one reader's place, locks. */
        RECOVER,
        /** Gives back the lines of dead consumers only. */
        CLEANUP,
        /** Takes the place of a stalled consumer away. */
        EVICT,
        /** Gives one corrupt slot up as a gap. */
        RESET_SLOT,
        /** Gives all corrupt slots up as gaps. */
        RESET_ALL,
        /** Writes checksums anew that do not fit, and keeps the bytes aside. */
        REPAIR,
        /** Ends the block and frees its name. */
        RETIRE,
        /** Removes the files of blocks whose makers died before they had a name. It concerns no block. */
        SWEEP
    }
}
