package org.labhub.api.recovery;

/**
 * What became of a step.
 *
 * @param step of the plan
 * @param outcome what became of it
 * @param detail in words; empty if it was done
 */
public record StepResult(RecoveryStep step, Outcome outcome, String detail) {

    /** What can become of a step. */
    public enum Outcome {
        /** It was done. */
        DONE,
        /** The value was another one: nothing was done. Diagnose again. */
        CHANGED,
        /** It could not be done. */
        FAILED
    }
}
