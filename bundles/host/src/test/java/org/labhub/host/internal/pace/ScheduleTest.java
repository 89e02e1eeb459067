package org.labhub.host.internal.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.labhub.api.instrument.Pace;

final class ScheduleTest {

    private static final long PERIOD = 1_000_000;

    private static Schedule schedule(Pace pace) {
        Schedule schedule = new Schedule(new Pacing(pace, Duration.ofNanos(PERIOD)));
        schedule.start(0);
        return schedule;
    }

    @Test
    void theFirstCycleIsDueAtOnce() {
        assertEquals(0, schedule(Pace.FIXED_RATE).due());
    }

    @Test
    void theNextIsDueAPeriodLaterHoweverLongTheWorkTook() {
        Schedule schedule = schedule(Pace.FIXED_RATE);
        schedule.next(PERIOD / 2);
        assertEquals(PERIOD, schedule.due());
    }

    @Test
    void missedCyclesAreLeftOutAndCounted() {
        Schedule schedule = schedule(Pace.FIXED_RATE);
        schedule.next(3 * PERIOD + PERIOD / 2);
        assertEquals(3 * PERIOD, schedule.due());
        assertEquals(2, schedule.skipped());
    }

    @Test
    void withCompensationMissedCyclesAreMadeUpFor() {
        Schedule schedule = schedule(Pace.FIXED_RATE_WITH_COMPENSATION);
        schedule.next(3 * PERIOD + PERIOD / 2);
        assertEquals(PERIOD, schedule.due());
        assertEquals(0, schedule.skipped());
    }

    @Test
    void aPeriodBelowAHundredMicrosecondsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Pacing.of("FIXED_RATE", "99", Pace.TRIGGERED));
    }

    @Test
    void aPeriodWithoutAFixedRateIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Pacing.of("", "1000", Pace.TRIGGERED));
    }

    @Test
    void anUnknownPaceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Pacing.of("QUICKLY", "", Pace.TRIGGERED));
    }
}
