package org.labhub.recovery.internal.care;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.labhub.api.block.BlockName;
import org.labhub.api.recovery.BlockSummary;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;
import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.StepCount;
import org.labhub.api.recovery.StepResult;
import org.labhub.api.security.Audit;
import org.labhub.recovery.internal.findings.Findings;
import org.labhub.recovery.internal.plan.Plans;
import org.labhub.shm.BlockCare;

/** Recovery over one folder of blocks: in the hub with its own eyes, on the command line with fresh ones. */
public final class CaringRecovery implements Recovery {

    private static final System.Logger LOG = System.getLogger(CaringRecovery.class.getName());
    private static final int KEPT = 100;

    private final BlockCare care;
    private final Journal journal;
    private final Audit audit;
    private final Duration patience;
    private final Deque<RecoveryReport> reports = new ArrayDeque<>();
    private final StepCounts counts = new StepCounts();
    private final Summaries summaries = new Summaries();

    /**
     * Over the blocks in a folder.
     *
     * @param care of them
     * @param journal the file to which reports are added
     * @param audit that is told of them
     * @param patience how long a diagnosis may look until it knows who is stalled
     */
    public CaringRecovery(BlockCare care, Path journal, Audit audit, Duration patience) {
        this.care = care;
        this.journal = new Journal(journal);
        this.audit = audit;
        this.patience = patience;
    }

    @Override
    public List<BlockSummary> list() {
        return summaries.of(care);
    }

    @Override
    public Diagnosis diagnose(BlockName block) {
        return Findings.of(care.look(block, patience));
    }

    @Override
    public Diagnosis glance(BlockName block) {
        return Findings.of(care.glance(block));
    }

    /** Who works without a hub calls the program that he has. */
    @Override
    public String typed(Finding finding) {
        return finding.command();
    }

    @Override
    public RecoveryPlan plan(Diagnosis diagnosis, Remedy remedy) {
        return Plans.of(diagnosis, remedy);
    }

    @Override
    public RecoveryPlan sweep() {
        return Plans.sweep(care.unborn());
    }

    @Override
    public RecoveryPlan forget() {
        return Plans.forget(care.forgotten());
    }

    @Override
    public RecoveryReport carryOut(RecoveryPlan plan, String actor) {
        List<StepResult> results = plan.remedy().kind() == Remedy.Kind.SWEEP
                ? care.sweep(plan.steps())
                : care.carryOut(new BlockName(plan.block()), plan.instance(), plan.steps());
        RecoveryReport report = new RecoveryReport(Instant.now(), actor, plan, results);
        if (!plan.steps().isEmpty()) {
            keep(report);
        }
        return report;
    }

    private void keep(RecoveryReport report) {
        counts.add(report);
        synchronized (reports) {
            reports.addFirst(report);
            while (reports.size() > KEPT) {
                reports.removeLast();
            }
        }
        report.results().forEach(result -> note(report, result));
        try {
            journal.add(report);
        } catch (UncheckedIOException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "What was done to {0} is not in the journal: {1}",
                    report.plan().block(),
                    e.getMessage());
        }
    }

    private void note(RecoveryReport report, StepResult result) {
        audit.note(
                report.actor(),
                "recovery " + result.outcome(),
                report.plan().block() + ": " + result.step().what() + " ("
                        + result.step().why() + ") " + result.detail());
    }

    @Override
    public List<RecoveryReport> reports() {
        synchronized (reports) {
            return List.copyOf(reports);
        }
    }

    @Override
    public List<StepCount> counted() {
        return counts.all();
    }

    @Override
    public List<String> journal(int most) {
        return journal.newest(most);
    }
}
