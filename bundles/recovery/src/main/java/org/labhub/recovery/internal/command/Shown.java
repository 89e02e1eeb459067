package org.labhub.recovery.internal.command;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.BlockSummary;
import org.labhub.api.recovery.ConsumerFacts;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;
import org.labhub.api.recovery.Occupant;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.SlotFacts;
import org.labhub.api.recovery.StepResult;
import org.labhub.api.recovery.WriterFacts;

/** Diagnoses, plans and reports as a person reads them. */
final class Shown {

    private static final int SLOTS = 16;
    private static final double MEBI = 1 << 20;

    private Shown() {}

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String list(List<BlockSummary> blocks) {
        String head = "%-24s %-8s %-8s %9s %-9s %9s %12s %10s  %s%n"
                .formatted("block", "health", "writer", "consumers", "slots", "MiB", "frames", "frames/s", "what");
        return blocks.isEmpty()
                ? "There are no blocks."
                : head + blocks.stream().map(Shown::line).collect(Collectors.joining("\n"));
    }

    /** Of other folders, each under its own heading; in few words where nobody is any more. */
    static String others(List<BlockSummary> blocks) {
        return blocks.stream()
                .collect(Collectors.groupingBy(BlockSummary::folder, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(hub -> "\n\nin " + hub.getKey() + " (--folder " + hub.getKey() + ")\n" + other(hub.getValue()))
                .collect(Collectors.joining());
    }

    private static String other(List<BlockSummary> blocks) {
        double mebis = blocks.stream().mapToLong(BlockSummary::bytes).sum() / MEBI;
        return blocks.stream().anyMatch(Shown::isInUse)
                ? list(blocks)
                : "%d blocks, %.1f MiB, of which nobody writes or reads any".formatted(blocks.size(), mebis);
    }

    private static boolean isInUse(BlockSummary block) {
        return block.consumers() > 0
                || block.writer().filter(verdict -> verdict != Verdict.DEAD).isPresent();
    }

    private static String line(BlockSummary block) {
        return "%-24s %-8s %-8s %9d %-9d %9.1f %12d %10.1f  %s"
                .formatted(
                        block.block(),
                        word(block.health()),
                        block.writer().map(Shown::word).orElse("nobody"),
                        block.consumers(),
                        block.capacity(),
                        block.bytes() / MEBI,
                        block.committed(),
                        block.framesPerSecond(),
                        block.worst())
                .stripTrailing();
    }

    static String diagnosis(Diagnosis diagnosis, int slot) {
        BlockFacts facts = diagnosis.facts();
        Stream<String> lines = Stream.of(
                        Stream.of(facts.block() + " is " + word(diagnosis.health()) + "  (" + facts.folder() + ")"),
                        facts.info().stream().map(Shown::info),
                        writer(facts.writer()),
                        facts.consumers().stream().map(Shown::consumer),
                        facts.locks().stream().map(lock -> "lock %-9d%s".formatted(lock.index(), lock.owner())),
                        slots(facts, slot),
                        facts.metrics().stream().map(Shown::counters),
                        diagnosis.findings().stream().flatMap(Shown::finding))
                .flatMap(each -> each);
        return lines.collect(Collectors.joining("\n"));
    }

    private static String info(BlockInfo info) {
        return "              %s %s, %d slots of %d bytes, %s, %s %s, generation %d, %d bytes"
                .formatted(
                        info.schemaId(),
                        info.schemaVersion(),
                        info.channel().capacity(),
                        info.slotBytes(),
                        info.channel().grants(),
                        word(info.channel().checksums()),
                        info.channel().checksum(),
                        info.generation(),
                        info.totalBytes());
    }

    private static String counters(BlockMetrics metrics) {
        return "counters      aborted %d, timed out %d (read late) and %d (in use), waited %d ms, takeovers %d, evictions %d, recoveries %d"
                .formatted(
                        metrics.aborted(),
                        metrics.claimsTimedOut(),
                        metrics.claimsInUse(),
                        metrics.blocked().toMillis(),
                        metrics.takeovers(),
                        metrics.evictions(),
                        metrics.recoveries());
    }

    private static Stream<String> writer(WriterFacts writer) {
        String who = writer.holder().map(Occupant::toString).orElse("nobody");
        String waits = writer.waitingFor()
                .map(sequence ->
                        "; has waited " + writer.waiting().toMillis() + " ms for the slot of frame " + sequence)
                .orElse("");
        String writes = writer.writing()
                .map(sequence -> "; frame " + sequence + " in hand for "
                        + writer.writingFor().toMillis() + " ms")
                .orElse("");
        return Stream.of("writer        " + who + ", epoch " + writer.epoch() + ", next frame " + writer.committed()
                + ", floor " + writer.floor() + waits + writes);
    }

    private static String consumer(ConsumerFacts consumer) {
        return "consumer %-4d %s, %s, at %d, lag %d, gate %s%s%s"
                .formatted(
                        consumer.line(),
                        consumer.occupant(),
                        consumer.policy().map(Shown::word).orElse("unknown policy"),
                        consumer.position(),
                        consumer.lag(),
                        consumer.gate().map(String::valueOf).orElse("none"),
                        consumer.holdsUp() ? ", in the writer's way" : "",
                        consumer.evicted() ? ", evicted" : "");
    }

    /** The one that was asked for, or those that are not just committed; few of them, since a ring may be large. */
    private static Stream<String> slots(BlockFacts facts, int asked) {
        List<SlotFacts> told = facts.slots().stream()
                .filter(slot -> asked < 0 ? isWorthTelling(slot) : slot.index() == asked)
                .toList();
        Stream<String> more = told.size() > SLOTS
                ? Stream.of("              … and " + (told.size() - SLOTS) + " more")
                : Stream.empty();
        return Stream.concat(told.stream().limit(SLOTS).map(Shown::slot), more);
    }

    private static boolean isWorthTelling(SlotFacts slot) {
        return switch (slot.state()) {
            case FREE -> false;
            case COMMITTED -> slot.sum() == SlotFacts.Sum.BAD || !slot.heldBy().isEmpty();
            default -> true;
        };
    }

    private static String slot(SlotFacts slot) {
        return "slot %-8d %s, frame %d, %d bytes, epoch %d, checksum %s%s%s"
                .formatted(
                        slot.index(),
                        word(slot.state()),
                        slot.sequence(),
                        slot.length(),
                        slot.epoch(),
                        word(slot.sum()),
                        slot.held().isZero() ? "" : ", for " + slot.held().toMillis() + " ms",
                        slot.heldBy().isEmpty() ? "" : ", needed by " + slot.heldBy());
    }

    private static Stream<String> finding(Finding finding) {
        return Stream.of(
                        word(finding.health()).toUpperCase(Locale.ROOT) + "  " + finding.where() + ": "
                                + word(finding.kind()) + ": " + finding.what(),
                        "        " + finding.remedy(),
                        finding.command().isEmpty() ? "" : "        > " + finding.command())
                .filter(line -> !line.isEmpty());
    }

    static String plan(RecoveryPlan plan) {
        Stream<String> lines = Stream.concat(
                plan.steps().stream().flatMap(Shown::step),
                plan.refused().stream().map(why -> "refused: " + why));
        String all = lines.collect(Collectors.joining("\n"));
        return all.isEmpty() ? about(plan) + ": there is nothing to do." : all;
    }

    /** Its block; a plan to sweep has none. */
    private static String about(RecoveryPlan plan) {
        return plan.block().isEmpty() ? "each block was finished" : plan.block();
    }

    private static Stream<String> step(RecoveryStep step) {
        return Stream.of(
                        "would " + step.what(),
                        "        safe: " + step.why(),
                        step.cost().isEmpty() ? "" : "        cost: " + step.cost())
                .filter(line -> !line.isEmpty());
    }

    static String report(RecoveryReport report) {
        Stream<String> lines = Stream.concat(
                report.results().stream().map(Shown::result),
                report.plan().refused().stream().map(why -> "refused: " + why));
        String all = lines.collect(Collectors.joining("\n"));
        return all.isEmpty() ? about(report.plan()) + ": there was nothing to do." : all;
    }

    private static String result(StepResult result) {
        return word(result.outcome()) + ": " + result.step().what()
                + (result.detail().isEmpty() ? "" : " (" + result.detail() + ")");
    }
}
