package org.labhub.shm.internal.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadwayTest {

    private static final int WAITS_BEFORE_IT_TRIES = 16;

    private final Headway headway = new Headway(1024);

    /** Waits until a pause is tried; so many frames come before each wait. */
    private int waitsUntilItPauses(Headway tried, int frames) {
        return (int) IntStream.range(0, 10_000)
                        .takeWhile(wait -> tried.give((long) wait * frames) == 0)
                        .count()
                + 1;
    }

    @Test
    void aPauseIsTriedNowAndThen() {
        assertEquals(WAITS_BEFORE_IT_TRIES, waitsUntilItPauses(headway, 1));
    }

    @Test
    void itIsMadeEachTimeWhileFramesComeAfterIt() {
        int waits = waitsUntilItPauses(headway, 100);
        assertEquals(128, headway.give((waits + 1) * 100L));
        assertEquals(128, headway.give((waits + 2) * 100L));
    }

    @Test
    void whoeverIsAnsweredFrameByFrameIsSparedIt() {
        long position = waitsUntilItPauses(headway, 1);
        assertEquals(0, headway.give(position));
    }

    @Test
    void itIsTriedHalfAsOftenAfterItWasOfNoUse() {
        waitsUntilItPauses(headway, 1);
        headway.give(WAITS_BEFORE_IT_TRIES);
        assertEquals(2 * WAITS_BEFORE_IT_TRIES, waitsUntilItPauses(headway, 0));
    }

    @Test
    void aSmallRingsWriterIsNotKeptWaiting() {
        Headway small = new Headway(64);
        int waits = waitsUntilItPauses(small, 100);
        assertEquals(8, small.give((waits + 1) * 100L));
    }

    @Test
    void theSmallestRingsReaderNeverPauses() {
        Headway smallest = new Headway(4);
        assertEquals(10_001, waitsUntilItPauses(smallest, 100));
    }
}
