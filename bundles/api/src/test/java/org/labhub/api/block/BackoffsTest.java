package org.labhub.api.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BackoffsTest {

    private static LongStream naps(Backoffs backoff) {
        return IntStream.range(0, 1_000).mapToLong(backoff::napNanos);
    }

    @ParameterizedTest
    @EnumSource(Backoffs.class)
    void napsNeverGetShorter(Backoffs backoff) {
        long[] naps = naps(backoff).toArray();
        assertTrue(IntStream.range(1, naps.length).allMatch(round -> naps[round] >= naps[round - 1]));
    }

    @Test
    void threePhasesAreSpinningShortNapsAndLongerOnes() {
        assertEquals(
                "0 20000 50000 100000",
                "%d %d %d %d"
                        .formatted(
                                Backoffs.THREE_PHASE.napNanos(199),
                                Backoffs.THREE_PHASE.napNanos(200),
                                Backoffs.THREE_PHASE.napNanos(216),
                                Backoffs.THREE_PHASE.napNanos(217)));
    }

    @Test
    void threePhasesNapForHalfAMillisecondAtMost() {
        assertEquals(500_000, naps(Backoffs.THREE_PHASE).max().orElseThrow());
    }

    @Test
    void aggressiveNapsFromTheFirstRound() {
        assertTrue(naps(Backoffs.AGGRESSIVE).allMatch(nap -> nap > 0));
    }

    @Test
    void aggressiveNapsForTenMillisecondsAtMost() {
        assertEquals(10_000_000, naps(Backoffs.AGGRESSIVE).max().orElseThrow());
    }

    @Test
    void aggressiveNeverNapsShorterThanThreePhases() {
        assertTrue(IntStream.range(0, 1_000)
                .allMatch(round -> Backoffs.AGGRESSIVE.napNanos(round) >= Backoffs.THREE_PHASE.napNanos(round)));
    }

    @Test
    void constantAlwaysNapsTheSame() {
        assertEquals(1, naps(Backoffs.CONSTANT).distinct().count());
    }

    @Test
    void noneNeverNaps() {
        assertTrue(naps(Backoffs.NONE).allMatch(nap -> nap == 0));
    }
}
