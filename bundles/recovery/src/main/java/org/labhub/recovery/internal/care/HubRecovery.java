package org.labhub.recovery.internal.care;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.labhub.api.block.BlockName;
import org.labhub.api.recovery.BlockSummary;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;
import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.StepCount;
import org.labhub.api.security.Audit;
import org.labhub.recovery.internal.findings.Calling;
import org.labhub.shm.MappedBlocks;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The recovery of a hub: over its own blocks, under its own presence. */
@Component(immediate = true)
public final class HubRecovery implements Recovery {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Recovery caring;
    private final Calling calling;

    /**
     * Leaves word where the blocks lie, for the command line.
     *
     * @param framework knows where the program, the base and its data are
     * @param blocks of this hub
     * @param audit that is told of whatever is done
     */
    @Activate
    public HubRecovery(BundleContext framework, @Reference MappedBlocks blocks, @Reference Audit audit) {
        Path data = Path.of(property(framework, "labhub.data", "data"));
        BlocksPlace.record(data, blocks.care().folder());
        caring = new CaringRecovery(blocks.care(), data.resolve("recovery.jsonl"), audit, PATIENCE);
        calling = Calling.program(
                property(framework, "labhub.home", ""), Path.of(property(framework, "labhub.base", "")));
    }

    private static String property(BundleContext framework, String name, String otherwise) {
        return Optional.ofNullable(framework.getProperty(name)).orElse(otherwise);
    }

    @Override
    public List<BlockSummary> list() {
        return caring.list();
    }

    @Override
    public Diagnosis diagnose(BlockName block) {
        return caring.diagnose(block);
    }

    @Override
    public Diagnosis glance(BlockName block) {
        return caring.glance(block);
    }

    @Override
    public String typed(Finding finding) {
        return calling.of(finding).command();
    }

    @Override
    public RecoveryPlan plan(Diagnosis diagnosis, Remedy remedy) {
        return caring.plan(diagnosis, remedy);
    }

    @Override
    public RecoveryPlan sweep() {
        return caring.sweep();
    }

    @Override
    public RecoveryPlan forget() {
        return caring.forget();
    }

    @Override
    public RecoveryReport carryOut(RecoveryPlan plan, String actor) {
        return caring.carryOut(plan, actor);
    }

    @Override
    public List<RecoveryReport> reports() {
        return caring.reports();
    }

    @Override
    public List<StepCount> counted() {
        return caring.counted();
    }

    @Override
    public List<String> journal(int most) {
        return caring.journal(most);
    }
}
