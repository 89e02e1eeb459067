package org.labhub.benchmarks.contender;

import java.util.Arrays;
import java.util.function.LongConsumer;
import org.labhub.benchmarks.team.Tally;

/** Times round trips a few at a time, since a look at the clock costs a quarter of one; gives their median. */
final class RoundTrips {

    private static final int TOGETHER = 32;
    private static final int MOST = 1 << 16;

    private final long[] nanosOfSome = new long[MOST];

    Tally run(long nanos, LongConsumer trip) {
        long began = System.nanoTime();
        long now = began;
        long value = 0;
        int samples = 0;
        while (now - began < nanos && samples < MOST) {
            for (int i = 0; i < TOGETHER; i++) {
                trip.accept(value++);
            }
            long then = System.nanoTime();
            nanosOfSome[samples++] = then - now;
            now = then;
        }
        Arrays.sort(nanosOfSome, 0, samples);
        return new Tally(TOGETHER, nanosOfSome[samples / 2]);
    }
}
