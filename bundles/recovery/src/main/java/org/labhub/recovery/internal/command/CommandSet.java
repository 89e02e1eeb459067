package org.labhub.recovery.internal.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.BlockSummary;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.Remedy.Kind;
import org.labhub.api.recovery.StepResult.Outcome;
import org.labhub.recovery.internal.care.Zeros;
import org.labhub.recovery.internal.care.Zeros.Zero;
import org.labhub.recovery.internal.findings.Calling;

/** Every command, over any recovery: what a person types in, what he gets, and the exit code. */
final class CommandSet {

    static final String USAGE = """
            Looks at blocks, and mends them. What changes something shows its plan, and does it only with --apply.
              list                              all blocks of this hub, and of others on this machine
              diagnose BLOCK [--slot N]         who holds what, what is wrong, what to do
              recover BLOCK                     gives back what the dead hold
              cleanup BLOCK                     gives back the lines of dead consumers
              evict BLOCK --consumer C --force  takes the place of a stalled consumer (its name or line) away
              validate BLOCK [--repair]         checks everything; --repair writes bad checksums anew
              reset-slot BLOCK --slot N         gives a corrupt slot up as a gap
              reset-all BLOCK                   gives all corrupt slots up as gaps
              retire BLOCK [--force]            ends the block and frees its name
              sweep [--presences]               removes the files of blocks that were never finished; or those by which
                                                processes were known that are gone and that no block names
              metrics BLOCK [--reset]           its counters; --reset: and counts anew from here
              watch BLOCK [--times N]           one screen of what it does, each second
              export BLOCK                      everything as JSON
            --json for programs. Exit code: 0 fine or done, 1 something is wrong or would be done, 2 used wrongly,
            3 refused as unsafe, 4 failed.""";

    private final Recovery recovery;
    private final String actor;
    private final Calling calling;
    private final Zeros zeros;
    private final Supplier<List<BlockSummary>> neighbours;

    CommandSet(Recovery recovery, String actor, Calling calling, Zeros zeros, Supplier<List<BlockSummary>> neighbours) {
        this.recovery = recovery;
        this.actor = actor;
        this.calling = calling;
        this.zeros = zeros;
        this.neighbours = neighbours;
    }

    Answer run(Words words) {
        try {
            return answer(words);
        } catch (Words.Misused e) {
            return Answer.error(Exit.USAGE, String.valueOf(e.getMessage()));
        } catch (BlockRefused e) {
            return Answer.error(Exit.FAILED, e.getMessage() + ". " + e.remedy());
        } catch (ChannelException | IllegalStateException e) {
            return Answer.error(Exit.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private Answer answer(Words words) {
        boolean force = words.has("--force");
        return switch (words.verb()) {
            case "list" -> list();
            case "sweep" -> sweep(words);
            case "diagnose" -> diagnose(words);
            case "export" -> export(words);
            case "metrics" -> metrics(words);
            case "validate" ->
                words.has("--repair") ? mend(words, new Remedy(Kind.REPAIR, "", force)) : validate(words);
            case "recover" -> mend(words, new Remedy(Kind.RECOVER, "", force));
            case "cleanup", "cleanup-zombies" -> mend(words, new Remedy(Kind.CLEANUP, "", force));
            case "evict" -> mend(words, new Remedy(Kind.EVICT, words.needed("--consumer"), force));
            case "reset-slot" -> mend(words, new Remedy(Kind.RESET_SLOT, slot(words), force));
            case "reset-all" -> mend(words, new Remedy(Kind.RESET_ALL, "", force));
            case "force-reset" -> mend(words, forceReset(words, force));
            case "retire" -> mend(words, new Remedy(Kind.RETIRE, "", force));
            case "help", "--help", "-h" -> Answer.of(Exit.FINE, USAGE);
            default -> Answer.error(Exit.USAGE, "there is no \"" + words.verb() + "\"\n" + USAGE);
        };
    }

    private static String slot(Words words) {
        words.needed("--slot");
        return Integer.toString(words.number("--slot", 0));
    }

    /** As it was called before: one slot or all. */
    private static Remedy forceReset(Words words, boolean force) {
        return words.value("--slot").isPresent()
                ? new Remedy(Kind.RESET_SLOT, slot(words), force)
                : new Remedy(Kind.RESET_ALL, "", force);
    }

    private Answer list() {
        List<BlockSummary> blocks = recovery.list();
        List<BlockSummary> others = neighbours.get();
        int unborn = recovery.sweep().steps().size();
        boolean wrong = blocks.stream().anyMatch(block -> isWrong(block.health()));
        String left = unborn == 0
                ? ""
                : "\n" + unborn + " never finished: " + calling.of("labhub-admin sweep")
                        + " shows what would remove them.";
        return Answer.of(wrong ? Exit.WRONG : Exit.FINE, Shown.list(blocks) + left + Shown.others(others))
                .with("blocks", blocks)
                .with("others", others);
    }

    private static boolean isWrong(BlockHealth health) {
        return health.compareTo(BlockHealth.WRONG) >= 0;
    }

    private static int exit(Diagnosis diagnosis) {
        return isWrong(diagnosis.health()) ? Exit.WRONG : Exit.FINE;
    }

    private Answer diagnose(Words words) {
        Diagnosis found = recovery.diagnose(words.block());
        int slot = words.value("--slot").isPresent() ? words.number("--slot", -1) : -1;
        if (slot >= 0 && slot >= found.facts().slots().size()) {
            return Answer.error(
                    Exit.USAGE,
                    "there is no slot " + slot + "; there are 0 to "
                            + (found.facts().slots().size() - 1));
        }
        return Answer.of(exit(found), Shown.diagnosis(calling.of(found), slot))
                .with("health", found.health())
                .with("diagnosis", found);
    }

    private Answer export(Words words) {
        Answer all = diagnose(words);
        return new Answer(Exit.FINE, all.json(), all.parts());
    }

    private Answer metrics(Words words) {
        Diagnosis found = recovery.glance(words.block());
        BlockFacts facts = found.facts();
        long instance = facts.info().map(info -> info.instance()).orElse(0L);
        Optional<Zero> zero = zeros.of(facts.block(), instance);
        String text = facts.metrics().map(now -> Counters.of(now, zero)).orElse(facts.refusal());
        if (words.has("--reset")) {
            facts.metrics().ifPresent(now -> zeros.note(facts.block(), instance, new Zero(Instant.now(), now)));
        }
        return Answer.of(exit(found), text + (words.has("--reset") ? "\nFrom here is counted anew." : ""))
                .with("metrics", facts.metrics())
                .with(
                        "since",
                        zero.flatMap(then -> facts.metrics()
                                .map(now -> Map.of("at", then.at(), "metrics", now.since(then.metrics())))))
                .with("consumers", facts.consumers());
    }

    /** One screen of what a block does, for who looks again and again. */
    Answer screen(Words words, Screen screen) {
        try {
            Diagnosis found = recovery.glance(words.block());
            return Answer.of(exit(found), screen.of(calling.of(found), System.nanoTime()))
                    .with("health", found.health())
                    .with("diagnosis", found);
        } catch (BlockRefused e) {
            return Answer.error(Exit.FAILED, e.getMessage() + ". " + e.remedy());
        }
    }

    private Answer sweep(Words words) {
        words.nothing();
        RecoveryPlan plan = words.has("--presences") ? recovery.forget() : recovery.sweep();
        return words.has("--apply") ? carryOut(plan) : preview(plan);
    }

    private Answer validate(Words words) {
        Diagnosis found = recovery.diagnose(words.block());
        long bad =
                found.findings().stream().filter(each -> isWrong(each.health())).count();
        String text = bad == 0
                ? found.facts().block() + " is sound: descriptor, hashes, sizes, every word, every checksum."
                : Shown.diagnosis(calling.of(found), -1);
        return Answer.of(exit(found), text).with("health", found.health()).with("findings", found.findings());
    }

    private Answer mend(Words words, Remedy remedy) {
        Diagnosis found = recovery.diagnose(words.block());
        RecoveryPlan plan = recovery.plan(found, remedy);
        return words.has("--apply") ? carryOut(plan) : preview(plan);
    }

    private static Answer preview(RecoveryPlan plan) {
        boolean idle = plan.steps().isEmpty();
        int exit = !idle ? Exit.WRONG : plan.refused().isEmpty() ? Exit.FINE : Exit.REFUSED;
        String hint = idle ? "" : "\nNothing was done. --apply does it.";
        return Answer.of(exit, Shown.plan(plan) + hint).with("plan", plan);
    }

    private Answer carryOut(RecoveryPlan plan) {
        if (plan.steps().isEmpty()) {
            return preview(plan);
        }
        RecoveryReport report = recovery.carryOut(plan, actor);
        return Answer.of(exit(report), Shown.report(report)).with("plan", plan).with("report", report);
    }

    private static int exit(RecoveryReport report) {
        boolean failed = report.results().stream().anyMatch(result -> result.outcome() == Outcome.FAILED);
        return failed ? Exit.FAILED : report.isDone() ? Exit.FINE : Exit.WRONG;
    }
}
