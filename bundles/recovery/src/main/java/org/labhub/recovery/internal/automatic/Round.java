package org.labhub.recovery.internal.automatic;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;
import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.StepResult;

/** Looks at blocks one after the other; says each thing once, when it is found and when it is gone. */
final class Round {

    private static final System.Logger LOG = System.getLogger(Round.class.getName());
    private static final String ACTOR = "hub, automatic recovery";

    private final Recovery recovery;
    private final Mode mode;
    private final Map<String, Map<String, Finding>> known = new ConcurrentHashMap<>();

    Round(Recovery recovery, Mode mode) {
        this.recovery = recovery;
        this.mode = mode;
    }

    /** Over all blocks. */
    void all() {
        List<String> names =
                recovery.list().stream().map(block -> block.block()).toList();
        known.keySet().retainAll(names);
        names.forEach(name -> one(new BlockName(name)));
    }

    /** Over one block. */
    void one(BlockName name) {
        try {
            mend(recovery.glance(name));
            say(name.text(), recovery.glance(name));
        } catch (ChannelException gone) {
            known.remove(name.text());
        } catch (RuntimeException unforeseen) {
            LOG.log(Level.ERROR, "{0} cannot be looked at: {1}", name, unforeseen);
        }
    }

    private void mend(Diagnosis diagnosis) {
        RecoveryPlan plan = recovery.plan(diagnosis, Remedy.RECOVER);
        if (mode == Mode.DEAD && !plan.steps().isEmpty()) {
            RecoveryReport report = recovery.carryOut(plan, ACTOR);
            report.results().forEach(result -> say(plan.block(), result));
        }
    }

    private static void say(String block, StepResult result) {
        LOG.log(
                Level.WARNING,
                "{0}: {1}: {2}. {3}",
                block,
                result.outcome(),
                result.step().what(),
                result.detail().isEmpty() ? result.step().why() : result.detail());
    }

    private void say(String block, Diagnosis now) {
        Map<String, Finding> wrong = new TreeMap<>();
        now.findings().stream()
                .filter(finding -> finding.health().compareTo(BlockHealth.WRONG) >= 0)
                .forEach(finding -> wrong.put(finding.where() + finding.kind(), finding));
        Map<String, Finding> before = known.getOrDefault(block, Map.of());
        wrong.forEach((key, finding) -> {
            if (!before.containsKey(key)) {
                LOG.log(
                        Level.WARNING,
                        "{0}: {1}: {2}. {3} {4}",
                        block,
                        finding.where(),
                        finding.what(),
                        finding.remedy(),
                        finding.command());
            }
        });
        before.forEach((key, finding) -> {
            if (!wrong.containsKey(key)) {
                LOG.log(Level.INFO, "{0}: {1} is well again", block, finding.where());
            }
        });
        known.put(block, wrong);
    }

    /** What is wrong now, by block. */
    Map<String, Map<String, Finding>> wrong() {
        return Map.copyOf(known);
    }
}
