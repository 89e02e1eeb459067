package org.labhub.console.internal.recovery;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import org.labhub.api.recovery.RecoveryPlan;

/** Tells whether a plan is the one that a person has read: the same steps in the same block, from the same values. */
final class PlanMark {

    private PlanMark() {}

    static String of(RecoveryPlan plan) {
        String all = plan.steps().stream()
                .map(step -> step.action() + " " + step.index() + " " + step.seen())
                .collect(Collectors.joining(",", plan.block() + " " + plan.instance() + " " + plan.remedy() + ":", ""));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
