package org.labhub.api.recovery;

import java.util.List;
import org.labhub.api.block.BlockName;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A service: look at a block, see what would mend it, and have that done. Looking changes nothing, and a plan is only data;
 * whatever is done, is done by {@link #carryOut} alone, from exactly the values that were diagnosed.
 */
@ProviderType
public interface Recovery {

    /**
     * All blocks at a glance. Checksums are not computed: that costs nothing, however large the blocks are.
     *
     * @return one line each, in the order of their names
     */
    List<BlockSummary> list();

    /**
     * Looks at everything in a block. Never writes, takes no gate, and works on what is corrupt.
     *
     * @param block its name
     * @return what is there, and what is wrong with it
     */
    Diagnosis diagnose(BlockName block);

    /**
     * The same at a glance, for who looks often: without checksums, and without waiting until it is known who is stalled.
     *
     * @param block its name
     * @return what is there, and what is wrong with it
     */
    Diagnosis glance(BlockName block);

    /**
     * The command of a finding as it is typed in a terminal on this machine, wherever that was opened.
     *
     * @param finding of any block
     * @return the whole line, with the program and the hub's folder; empty if no command does it
     */
    String typed(Finding finding);

    /**
     * What a remedy would do. A pure function of what was diagnosed.
     *
     * @param diagnosis of the block
     * @param remedy that is asked for
     * @return the steps, and what is refused
     */
    RecoveryPlan plan(Diagnosis diagnosis, Remedy remedy);

    /**
     * What would remove the files of blocks whose makers died before they had a name.
     *
     * @return the steps, one for each file; the plan names no block
     */
    RecoveryPlan sweep();

    /**
     * What would remove the files by which processes were known that are gone and that no block names. The last one stays,
     * so that no number is ever given again.
     *
     * @return the steps, one for each file; the plan names no block
     */
    RecoveryPlan forget();

    /**
     * Does what a plan says. A step whose value has changed meanwhile does nothing and says so.
     *
     * @param plan to be carried out
     * @param actor who wants it, for the audit log: "admin, console 127.0.0.1"
     * @return what became of each step
     */
    RecoveryReport carryOut(RecoveryPlan plan, String actor);

    /**
     * What was done of late.
     *
     * @return the newest reports first
     */
    List<RecoveryReport> reports();

    /**
     * How often steps were carried out since the service began, whoever wanted them.
     *
     * @return one for each kind of step and each way in which it can end, also where it never did
     */
    List<StepCount> counted();

    /**
     * What was done at all, by this hub, by those before it and by the command line.
     *
     * @param most how many reports
     * @return the newest first, each as JSON, whose form is that of {@code labhub-admin --json}
     */
    List<String> journal(int most);
}
