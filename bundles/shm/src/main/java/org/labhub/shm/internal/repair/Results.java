package org.labhub.shm.internal.repair;

import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.StepResult;
import org.labhub.api.recovery.StepResult.Outcome;

/** What became of a step, in words. */
public final class Results {

    private Results() {}

    /** Done, or another value stood there. */
    public static StepResult of(RecoveryStep step, boolean done) {
        return done ? new StepResult(step, Outcome.DONE, "") : changed(step, "another value stands there");
    }

    /** Nothing was done. */
    public static StepResult changed(RecoveryStep step, String why) {
        return new StepResult(step, Outcome.CHANGED, why + ": nothing was done; diagnose again");
    }

    /** It could not be done. */
    public static StepResult failed(RecoveryStep step, String why) {
        return new StepResult(step, Outcome.FAILED, why);
    }
}
