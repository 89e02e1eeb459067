package org.labhub.console.internal.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.BlockSummary;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;
import org.labhub.api.recovery.FlexFacts;
import org.labhub.api.recovery.Occupant;
import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.SlotFacts;
import org.labhub.api.recovery.StepCount;
import org.labhub.api.recovery.StepResult;
import org.labhub.api.recovery.WriterFacts;

/** A block whose dead writer is called whatever a test likes, the lease that one holds it by, and what was never finished beside it. */
final class SeenBlock implements Recovery {

    static final String NAME = "numbers";

    final String writer;
    long lease = 7;
    int carriedOut;
    List<Long> unborn = List.of();
    List<String> journal = List.of();

    SeenBlock(String writer) {
        this.writer = writer;
    }

    @Override
    public List<BlockSummary> list() {
        return List.of(new BlockSummary(
                NAME, "/folder", 1 << 20, 4, Optional.of(Verdict.DEAD), writer, 0, 9, 0, BlockHealth.WRONG, writer));
    }

    @Override
    public Diagnosis diagnose(BlockName block) {
        Occupant dead = new Occupant(lease, 3, 1, writer, 4711, Optional.empty(), Verdict.DEAD, writer);
        WriterFacts facts = new WriterFacts(
                Optional.of(dead),
                lease,
                1,
                writer,
                9,
                0,
                0,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO);
        Finding finding = new Finding(
                Finding.Kind.DEAD_WRITER,
                BlockHealth.WRONG,
                "writer",
                writer,
                "Give it back.",
                "labhub-admin recover numbers --apply");
        return new Diagnosis(
                new BlockFacts(
                        NAME,
                        "/folder",
                        Instant.EPOCH,
                        1 << 20,
                        "",
                        false,
                        false,
                        Optional.empty(),
                        BlockFacts.Life.OPEN,
                        facts,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        new FlexFacts(0, 0, SlotFacts.Sum.NOT_JUDGED),
                        Optional.empty()),
                List.of(finding));
    }

    @Override
    public Diagnosis glance(BlockName block) {
        return diagnose(block);
    }

    /** In a folder that is called like the writer. */
    @Override
    public String typed(Finding finding) {
        return finding.command() + " --base /srv/" + writer;
    }

    @Override
    public RecoveryPlan plan(Diagnosis diagnosis, Remedy remedy) {
        RecoveryStep step = new RecoveryStep(
                RecoveryStep.Action.RELEASE_LEASE,
                0,
                diagnosis.facts().writer().lease(),
                "give back the lease of " + writer,
                "it is dead",
                "");
        return new RecoveryPlan(NAME, 1, remedy, List.of(step), List.of());
    }

    @Override
    public RecoveryPlan sweep() {
        return sweeping(unborn, RecoveryStep.Action.REMOVE_UNBORN, "remove .unborn-" + writer);
    }

    @Override
    public RecoveryPlan forget() {
        return sweeping(List.of(4L), RecoveryStep.Action.REMOVE_PRESENCE, "remove presence-4");
    }

    private static RecoveryPlan sweeping(List<Long> numbers, RecoveryStep.Action action, String what) {
        List<RecoveryStep> steps = numbers.stream()
                .map(number -> new RecoveryStep(action, 0, number, what, "it is nobody's", ""))
                .toList();
        return new RecoveryPlan("", 0, new Remedy(Remedy.Kind.SWEEP, "", false), steps, List.of());
    }

    @Override
    public RecoveryReport carryOut(RecoveryPlan plan, String actor) {
        carriedOut++;
        return new RecoveryReport(
                Instant.EPOCH, actor, plan, List.of(new StepResult(plan.steps().get(0), StepResult.Outcome.DONE, "")));
    }

    @Override
    public List<RecoveryReport> reports() {
        return List.of();
    }

    @Override
    public List<StepCount> counted() {
        return List.of();
    }

    @Override
    public List<String> journal(int most) {
        return journal;
    }
}
