package org.labhub.console.internal.recovery;

import org.labhub.api.block.BlockName;
import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.security.KeyRole;
import org.labhub.console.internal.action.Action;
import org.labhub.console.internal.action.Order;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Carries out the plan that a person has read on the page, and no other one. */
@Component
public final class MendAction implements Action {

    private final Recovery recovery;

    /**
     * Mends nothing yet.
     *
     * @param recovery that does it
     */
    @Activate
    public MendAction(@Reference Recovery recovery) {
        this.recovery = recovery;
    }

    @Override
    public String name() {
        return "mend";
    }

    @Override
    public KeyRole role() {
        return KeyRole.OPERATOR;
    }

    @Override
    public String carryOut(Order order) {
        BlockName block = new BlockName(order.word("block"));
        RecoveryPlan plan = recovery.plan(
                recovery.diagnose(block), Wish.of(name -> order.words().getOrDefault(name, "")));
        RecoveryReport report = ReadPlan.carryOut(recovery, plan, order);
        String said = block + ": " + ReadPlan.said(report);
        if (!report.isDone()) {
            throw new IllegalStateException(said);
        }
        return said;
    }
}
