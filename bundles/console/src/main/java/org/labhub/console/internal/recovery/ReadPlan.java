package org.labhub.console.internal.recovery;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.recovery.StepResult;
import org.labhub.console.internal.action.Order;

/** A plan that a person has read on a page: it is carried out as it was read, or not at all. */
final class ReadPlan {

    private ReadPlan() {}

    /** The plan is that of now; the order bears the mark of the one that was read. */
    static RecoveryReport carryOut(Recovery recovery, RecoveryPlan plan, Order order) {
        if (!PlanMark.of(plan).equals(order.word("plan"))) {
            throw new IllegalStateException(
                    "Something has changed since this plan was shown: nothing was done. Look again.");
        }
        return recovery.carryOut(plan, order.actor());
    }

    /** What became of each step, in one line. */
    static String said(RecoveryReport report) {
        return Stream.concat(
                        report.results().stream().map(ReadPlan::said),
                        report.plan().refused().stream().map(why -> "refused: " + why))
                .collect(Collectors.joining("; "));
    }

    private static String said(StepResult result) {
        return Words.of(result.outcome()) + ": " + result.step().what()
                + (result.detail().isEmpty() ? "" : " (" + result.detail() + ")");
    }
}
