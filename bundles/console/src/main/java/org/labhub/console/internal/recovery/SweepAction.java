package org.labhub.console.internal.recovery;

import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.security.KeyRole;
import org.labhub.console.internal.action.Action;
import org.labhub.console.internal.action.Order;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes the files that a person has seen listed on the page, and no other ones. */
@Component
public final class SweepAction implements Action {

    private final Recovery recovery;

    /**
     * Removes nothing yet.
     *
     * @param recovery that does it
     */
    @Activate
    public SweepAction(@Reference Recovery recovery) {
        this.recovery = recovery;
    }

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public KeyRole role() {
        return KeyRole.OPERATOR;
    }

    @Override
    public String carryOut(Order order) {
        Leftovers what = Leftovers.of(order.word("what"));
        RecoveryReport report = ReadPlan.carryOut(recovery, what.plan(recovery), order);
        if (!report.isDone()) {
            throw new IllegalStateException(ReadPlan.said(report));
        }
        return "removed " + what.words() + ": " + report.results().size()
                + (report.results().size() == 1 ? " file" : " files");
    }
}
