package org.labhub.api.recovery;

import java.time.Duration;
import java.util.List;

/**
 * One slot.
 *
 * @param index its place in the ring
 * @param state what its word says
 * @param sequence of the frame in it, or of that which is being written; -1 if there is none
 * @param word as it was seen
 * @param length of the payload in bytes
 * @param epoch of its writer
 * @param deviceNanos the device's stamp, or 0
 * @param wallNanos wall clock at commit, or 0
 * @param monotonicNanos monotonic clock at commit, or 0
 * @param sum whether its checksum fits
 * @param held since when it is being written, or waited for; zero if it is neither
 * @param heldBy the names of those who keep it from being written
 */
public record SlotFacts(
        int index,
        State state,
        long sequence,
        long word,
        int length,
        int epoch,
        long deviceNanos,
        long wallNanos,
        long monotonicNanos,
        Sum sum,
        Duration held,
        List<String> heldBy) {

    /** What a slot's word says. */
    public enum State {
        /** It was never written. */
        FREE,
        /** It is being written. */
        WRITING,
        /** A frame is in it. */
        COMMITTED,
        /** A frame is in it, and the writer waits for its readers. */
        DRAINING,
        /** It was being written when its writer died. */
        ABANDONED,
        /** Its frame was given up: readers are told a gap. */
        GAP,
        /** No such word can be in this slot. */
        ILLEGAL
    }

    /** Whether a checksum fits. */
    public enum Sum {
        /** It fits. */
        GOOD,
        /** It does not. */
        BAD,
        /** There is none where there need not be one. */
        UNSTAMPED,
        /** There is no frame, or it changed while it was looked at. */
        NOT_JUDGED
    }

    /**
     * Takes a copy.
     *
     * @param index its place in the ring
     * @param state what its word says
     * @param sequence of the frame
     * @param word as it was seen
     * @param length of the payload in bytes
     * @param epoch of its writer
     * @param deviceNanos the device's stamp, or 0
     * @param wallNanos wall clock at commit, or 0
     * @param monotonicNanos monotonic clock at commit, or 0
     * @param sum whether its checksum fits
     * @param held since when
     * @param heldBy the names of those who keep it
     */
    public SlotFacts {
        heldBy = List.copyOf(heldBy);
    }
}
