package org.labhub.recovery.internal.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.ConsumerFacts;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;
import org.labhub.api.recovery.SlotFacts;

/** What a block does, on one screen: how fast, how far everybody is, what is wrong. Rates are of the time between two looks. */
final class Screen {

    private static final int COLUMNS = 100;
    private static final int CONSUMERS = 8;
    private static final int FINDINGS = 4;
    private static final int BAR = 20;
    private static final String COMMAND = "          > ";
    private static final double NANOS_A_SECOND = 1e9;

    private record Look(BlockMetrics metrics, long atNanos) {}

    private Optional<Look> before = Optional.empty();

    String of(Diagnosis diagnosis, long nowNanos) {
        BlockFacts facts = diagnosis.facts();
        Stream<String> lines = Stream.of(
                        Stream.of("%s  %s  %s"
                                .formatted(facts.block(), Shown.word(diagnosis.health()), Counters.time(facts.at()))),
                        facts.info().isEmpty() ? Stream.of(facts.refusal()) : body(facts, nowNanos),
                        findings(diagnosis.findings()))
                .flatMap(each -> each);
        return lines.map(line -> line.startsWith(COMMAND) ? line : cut(line)).collect(Collectors.joining("\n"));
    }

    private Stream<String> body(BlockFacts facts, long nowNanos) {
        String writer = facts.writer()
                .holder()
                .map(holder -> holder.name() + " (pid " + holder.pid() + ", " + holder.verdict() + ")")
                .orElse("nobody");
        return Stream.of(
                        Stream.of(
                                "writer    " + writer + ", epoch "
                                        + facts.writer().epoch() + ", next frame "
                                        + facts.writer().committed() + held(facts),
                                "pace      "
                                        + facts.metrics()
                                                .map(now -> pace(now, nowNanos))
                                                .orElse(""),
                                "slots     " + slots(facts.slots())),
                        consumers(facts))
                .flatMap(each -> each);
    }

    private static String held(BlockFacts facts) {
        return facts.writer()
                .waitingFor()
                .map(frame -> ", waits " + facts.writer().waiting().toMillis() + " ms for a slot")
                .or(() -> facts.writer()
                        .writing()
                        .map(frame ->
                                ", at it for " + facts.writer().writingFor().toMillis() + " ms"))
                .orElse("");
    }

    private String pace(BlockMetrics now, long nowNanos) {
        Optional<Look> last = before;
        before = Optional.of(new Look(now, nowNanos));
        return last.filter(look -> look.atNanos < nowNanos)
                .map(look -> pace(now.since(look.metrics), (nowNanos - look.atNanos) / NANOS_A_SECOND))
                .orElse("(from the next look on)");
    }

    private static String pace(BlockMetrics since, double seconds) {
        return "%.1f frames/s, %.0f bytes/s, aborted %d, timed out %d, waited %d ms"
                .formatted(
                        since.committed() / seconds,
                        since.bytes() / seconds,
                        since.aborted(),
                        since.claimsTimedOut() + since.claimsInUse(),
                        since.blocked().toMillis());
    }

    private static String slots(List<SlotFacts> slots) {
        return Arrays.stream(SlotFacts.State.values())
                .map(state ->
                        slots.stream().filter(slot -> slot.state() == state).count() + " " + Shown.word(state))
                .filter(count -> !count.startsWith("0 "))
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> consumers(BlockFacts facts) {
        int more = facts.consumers().size() - CONSUMERS;
        return Stream.concat(
                facts.consumers().stream().limit(CONSUMERS).map(consumer -> consumer(facts, consumer)),
                more > 0 ? Stream.of("          … and " + more + " consumers more") : Stream.empty());
    }

    private static String consumer(BlockFacts facts, ConsumerFacts consumer) {
        int full = (int)
                Math.min(BAR, consumer.lag() * BAR / Math.max(1, facts.slots().size()));
        return "reader %-2d [%s%s] %d behind, lost %d, %s (pid %d, %s)"
                .formatted(
                        consumer.line(),
                        "#".repeat(full),
                        ".".repeat(BAR - full),
                        consumer.lag(),
                        consumer.lost(),
                        consumer.occupant().name(),
                        consumer.occupant().pid(),
                        consumer.evicted() ? "evicted" : consumer.occupant().verdict());
    }

    private static Stream<String> findings(List<Finding> findings) {
        int more = findings.size() - FINDINGS;
        return Stream.concat(
                findings.stream().limit(FINDINGS).flatMap(Screen::finding),
                more > 0 ? Stream.of("          … and " + more + " findings more: diagnose") : Stream.empty());
    }

    private static Stream<String> finding(Finding finding) {
        String what = "%-9s %s: %s: %s"
                .formatted(Shown.word(finding.health()), finding.where(), Shown.word(finding.kind()), finding.what());
        return finding.command().isEmpty() ? Stream.of(what) : Stream.of(what, COMMAND + finding.command());
    }

    private static String cut(String line) {
        return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 1) + "…";
    }
}
