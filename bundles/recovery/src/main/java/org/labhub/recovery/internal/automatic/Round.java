package org.labhub.recovery.internal.automatic;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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
    private final Map<String, List<Finding>> known = new ConcurrentHashMap<>();
    private final AtomicLong rounds = new AtomicLong();
    private volatile Optional<Instant> last = Optional.empty();

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
        rounds.incrementAndGet();
        last = Optional.of(Instant.now());
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
        Map<String, Finding> wrong = wrong(now.findings());
        Map<String, Finding> before = wrong(known.getOrDefault(block, List.of()));
        wrong.forEach((key, finding) -> {
            if (!before.containsKey(key)) {
                LOG.log(
                        Level.WARNING,
                        "{0}: {1}: {2}. {3} {4}",
                        block,
                        finding.where(),
                        finding.what(),
                        finding.remedy(),
                        recovery.typed(finding));
            }
        });
        before.forEach((key, finding) -> {
            if (!wrong.containsKey(key)) {
                LOG.log(Level.INFO, "{0}: {1} is well again", block, finding.where());
            }
        });
        known.put(block, now.findings());
    }

    private static Map<String, Finding> wrong(List<Finding> findings) {
        Map<String, Finding> wrong = new TreeMap<>();
        findings.stream()
                .filter(finding -> finding.health().compareTo(BlockHealth.WRONG) >= 0)
                .forEach(finding -> wrong.put(finding.where() + finding.kind(), finding));
        return wrong;
    }

    /** How often all blocks were looked at. */
    long rounds() {
        return rounds.get();
    }

    /** When all blocks were looked at for the last time. */
    Optional<Instant> last() {
        return last;
    }

    /** How many findings there are now, by their gravity. */
    Map<BlockHealth, Long> findings() {
        Map<BlockHealth, Long> many = new EnumMap<>(BlockHealth.class);
        EnumSet.complementOf(EnumSet.of(BlockHealth.HEALTHY)).forEach(health -> many.put(health, 0L));
        known.values().forEach(found -> found.forEach(finding -> many.merge(finding.health(), 1L, Long::sum)));
        return many;
    }
}
