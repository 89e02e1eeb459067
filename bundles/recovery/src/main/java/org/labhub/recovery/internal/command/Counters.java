package org.labhub.recovery.internal.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.block.ConsumerMetrics;
import org.labhub.recovery.internal.care.Zeros.Zero;

/** The counters of a block and of its consumers as a person reads them: one a line, in all and since they were looked at anew. */
final class Counters {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Counters() {}

    static String of(BlockMetrics now, Optional<Zero> zero) {
        Map<String, Long> all = named(now);
        Map<String, Long> since =
                zero.map(then -> named(now.since(then.metrics()))).orElse(Map.of());
        String head = "%-36s %14s %s%n"
                .formatted(
                        "",
                        "in all",
                        zero.map(then -> "  since " + time(then.at())).orElse(""));
        return head
                + all.keySet().stream()
                        .map(name -> "%-36s %14d %s"
                                .formatted(
                                        name, all.get(name), since.isEmpty() ? "" : "%10d".formatted(since.get(name)))
                                .stripTrailing())
                        .collect(Collectors.joining("\n"))
                + consumers("in all", now)
                + zero.map(then -> consumers("since", now.since(then.metrics())))
                        .orElse("");
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    private static Map<String, Long> named(BlockMetrics metrics) {
        Map<String, Long> named = new LinkedHashMap<>();
        named.put("committed: frames", metrics.committed());
        named.put("bytes: of payload in them", metrics.bytes());
        named.put("aborted: claimed, given back", metrics.aborted());
        named.put("claimsTimedOut: somebody reads late", metrics.claimsTimedOut());
        named.put("claimsInUse: a slot is held", metrics.claimsInUse());
        named.put("blocked: ms in which writers waited", metrics.blocked().toMillis());
        named.put("takeovers: leases of the dead", metrics.takeovers());
        named.put("evictions: places taken away", metrics.evictions());
        named.put("schemaRefusals", metrics.schemaRefusals());
        named.put("recoveries: cleared after a death", metrics.recoveries());
        named.put("writerBeats: of its process's heart", metrics.writerBeats());
        return named;
    }

    private static String consumers(String when, BlockMetrics metrics) {
        return metrics.consumers().stream()
                .map(consumer -> consumer(when, consumer))
                .collect(Collectors.joining());
    }

    private static String consumer(String when, ConsumerMetrics consumer) {
        return "\nconsumer %d %s %s: read %d (%d bytes), lost %d, skipped %d, corrupt %d, slept %d times, at most %d behind"
                .formatted(
                        consumer.line(),
                        consumer.name(),
                        when,
                        consumer.read(),
                        consumer.bytes(),
                        consumer.lost(),
                        consumer.skipped(),
                        consumer.corrupt(),
                        consumer.waits(),
                        consumer.peakLag());
    }
}
