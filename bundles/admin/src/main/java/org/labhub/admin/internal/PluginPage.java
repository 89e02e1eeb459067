package org.labhub.admin.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.Blocks;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.channel.Holder;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.LifeStep;
import org.labhub.api.instrument.PaceCounts;
import org.labhub.api.instrument.PluginDetail;
import org.labhub.api.instrument.PluginFault;

/** Writes what is known of a plug-in, for a person who wants to know why. */
final class PluginPage {

    private static final int STACK = 12;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private PluginPage() {}

    static String headline(PluginDetail one) {
        String reason = one.reason().isEmpty() ? "" : ": " + one.reason();
        return one.name() + " is " + one.state() + reason;
    }

    /** What it is and how it goes. */
    static String brief(PluginDetail one) {
        return String.join("\n", lines(one));
    }

    /** All of that, and what to do. */
    static String whole(PluginDetail one, List<String> strays, Blocks blocks, BrokerWords broker) {
        List<String> lines = lines(one);
        strays.forEach(stray -> add(lines, "a thread of its own making:", stray));
        List<String> channels = new ArrayList<>(one.writes());
        one.ledger().ifPresent(ledger -> channels.add(ledger.channel()));
        channels.forEach(channel -> lines.add(block(channel, blocks)));
        add(lines, "", broker.connection());
        channels.forEach(channel -> broker.channel(channel).ifPresent(said -> add(lines, "", said)));
        one.fault().ifPresent(fault -> lines.add(fault(fault)));
        lines.add("-> " + remedy(one.state()));
        return String.join("\n", lines);
    }

    private static List<String> lines(PluginDetail one) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(one) + ", since " + ago(one.since()));
        lines.add("    " + one.kind().name().toLowerCase(Locale.ROOT) + " of bundle " + one.bundle());
        lines.add("    configuration " + one.configuration());
        add(lines, "device", one.nameplate().toString());
        add(lines, "thread", one.thread());
        add(lines, "writes", String.join(", ", one.writes()));
        one.ledger().ifPresent(ledger -> add(lines, "reads", ledger.channel() + ": " + ledger));
        add(lines, "cycles", cycles(one.pace()));
        add(lines, "steps", steps(one.steps()));
        add(lines, "failed", one.failures() == 0 ? "" : one.failures() + " times in a row");
        return lines;
    }

    private static void add(List<String> lines, String what, String value) {
        if (!value.isEmpty()) {
            lines.add("    " + (what + " " + value).strip());
        }
    }

    private static String cycles(PaceCounts pace) {
        return "%d, waited %s, worked %s, last late by %d µs, at most by %d µs, overruns %d, skipped %d"
                .formatted(
                        pace.cycles(),
                        seconds(pace.waited()),
                        seconds(pace.worked()),
                        pace.latest().toNanos() / 1000,
                        pace.worst().toNanos() / 1000,
                        pace.overruns(),
                        pace.skipped());
    }

    /** In the order in which they were taken. */
    private static String steps(List<LifeStep> steps) {
        return steps.stream()
                .map(step -> TIME.format(step.at()) + " " + step.words())
                .collect(Collectors.joining(" · "));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String ago(Instant since) {
        Duration ago = Duration.between(since, Instant.now()).truncatedTo(ChronoUnit.SECONDS);
        return since.truncatedTo(ChronoUnit.SECONDS) + " (" + ago.toSeconds() + " s ago)";
    }

    private static String block(String channel, Blocks blocks) {
        try (BlockObserver block = blocks.observe(new BlockName(channel))) {
            String readers = block.consumers().stream()
                    .map(reader -> reader.holder().name() + " " + reader.policy())
                    .collect(Collectors.joining(", "));
            return "    block %s, generation %d, %d frames, lease held by %s, read by %s"
                    .formatted(
                            channel,
                            block.info().generation(),
                            block.committed(),
                            block.writer().map(Holder::toString).orElse("nobody"),
                            readers.isEmpty() ? "nobody" : readers);
        } catch (ChannelException | IllegalArgumentException none) {
            return "    block " + channel + ": " + none.getMessage();
        }
    }

    private static String fault(PluginFault fault) {
        String stack = fault.stack().stream()
                .limit(STACK)
                .map(line -> "\n        at " + line)
                .collect(Collectors.joining());
        return "    last failure " + ago(fault.when()) + ": " + fault.words() + "\n    in " + fault.place() + stack;
    }

    private static String remedy(InstrumentState state) {
        return switch (state) {
            case ONLINE, CONNECTING -> "Nothing has to be done.";
            case WAITING -> "It goes on by itself when what it waits for is there; labhub:blocks shows what is.";
            case OFFLINE -> "See to the device and its cable; it is tried again by itself, at once with labhub:retry.";
            case FAULTED ->
                "Its code or configuration is wrong: it is made anew after a pause, at once with labhub:retry.";
            case STALLED -> "Its code does not return: replace its jar; another thread is tried with a new instance.";
            case QUARANTINED ->
                "Replace its jar or correct its configuration; as it is, labhub:release lets it try again.";
            case STOPPED -> "labhub:start lets it run again.";
        };
    }
}
