package org.labhub.recovery.internal.care;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.block.ConsumerMetrics;

/** The counters of a block as words of a line: one for each of its own, then one for each consumer. */
final class Written {

    /** How many counters a block has of its own. */
    static final int COUNTERS = 11;

    private Written() {}

    static String line(BlockMetrics of) {
        String own = words(
                " ",
                of.committed(),
                of.bytes(),
                of.aborted(),
                of.claimsTimedOut(),
                of.claimsInUse(),
                of.blocked().toNanos(),
                of.takeovers(),
                of.evictions(),
                of.schemaRefusals(),
                of.recoveries(),
                of.writerBeats());
        return Stream.concat(Stream.of(own), of.consumers().stream().map(Written::word))
                .collect(Collectors.joining(" "));
    }

    private static String word(ConsumerMetrics of) {
        return words(
                ":",
                of.line(),
                of.epoch(),
                of.beats(),
                of.read(),
                of.bytes(),
                of.lost(),
                of.skipped(),
                of.corrupt(),
                of.waits(),
                of.peakLag());
    }

    private static String words(String between, long... numbers) {
        return LongStream.of(numbers).mapToObj(Long::toString).collect(Collectors.joining(between));
    }

    static BlockMetrics metrics(List<String> words) {
        long[] n = numbers(words.stream().limit(COUNTERS));
        return new BlockMetrics(
                n[0],
                n[1],
                n[2],
                n[3],
                n[4],
                Duration.ofNanos(n[5]),
                n[6],
                n[7],
                n[8],
                n[9],
                n[10],
                words.stream().skip(COUNTERS).map(Written::consumer).toList());
    }

    /** Its name is not kept: line and epoch tell who it was. */
    private static ConsumerMetrics consumer(String word) {
        long[] n = numbers(Arrays.stream(word.split(":", -1)));
        return new ConsumerMetrics((int) n[0], (int) n[1], "", n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]);
    }

    private static long[] numbers(Stream<String> words) {
        return words.mapToLong(Long::parseLong).toArray();
    }
}
