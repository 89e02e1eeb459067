package org.labhub.api.recovery;

import java.util.List;

/**
 * What would be done.
 *
 * @param block its name; empty if it concerns none
 * @param instance of the block: a plan is for this one, not for the next of its name; 0 if it cannot be read
 * @param remedy that was asked for
 * @param steps to be done, in this order
 * @param refused what is not done, and why
 */
public record RecoveryPlan(String block, long instance, Remedy remedy, List<RecoveryStep> steps, List<String> refused) {

    /**
     * Takes copies.
     *
     * @param block its name
     * @param instance of the block
     * @param remedy that was asked for
     * @param steps to be done
     * @param refused what is not done, and why
     */
    public RecoveryPlan {
        steps = List.copyOf(steps);
        refused = List.copyOf(refused);
    }
}
