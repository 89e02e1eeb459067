package org.labhub.api.recovery;

import java.time.Instant;
import java.util.List;

/**
 * What was done.
 *
 * @param at when
 * @param actor who wanted it
 * @param plan that was carried out
 * @param results one for each step
 */
public record RecoveryReport(Instant at, String actor, RecoveryPlan plan, List<StepResult> results) {

    /**
     * Takes a copy.
     *
     * @param at when
     * @param actor who wanted it
     * @param plan that was carried out
     * @param results one for each step
     */
    public RecoveryReport {
        results = List.copyOf(results);
    }

    /**
     * Whether every step was done.
     *
     * @return false if one found something changed, or failed
     */
    public boolean isDone() {
        return results.stream().allMatch(result -> result.outcome() == StepResult.Outcome.DONE);
    }
}
