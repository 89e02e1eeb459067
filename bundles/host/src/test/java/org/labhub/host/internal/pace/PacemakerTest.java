package org.labhub.host.internal.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.instrument.Pace;
import org.labhub.host.internal.life.Turn;

/** Each figure that it publishes moves. */
final class PacemakerTest {

    private static final Duration LONG = Duration.ofMillis(5);

    private final List<Object> rests = new ArrayList<>();
    private final Turn turn = (Turn)
            Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Turn.class}, (self, method, given) -> {
                rests.add(given[0]);
                return null;
            });

    private static Pacemaker every(Duration period) {
        Pacemaker pace = new Pacemaker(new Pacing(Pace.FIXED_RATE, period));
        pace.start();
        return pace;
    }

    private static void spend(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void cyclesAreCountedWithoutAPeriodToo() {
        Pacemaker pace = new Pacemaker(new Pacing(Pace.AS_FAST_AS_POSSIBLE, Duration.ZERO));
        pace.awaitNext(turn);
        pace.cycleEnded();
        assertEquals(1, pace.counts().cycles());
        assertEquals(List.of(), rests);
    }

    @Test
    void aCycleThatTakesLongerThanItsPeriodIsAnOverrunAndSkipsOthers() {
        Pacemaker pace = every(Duration.ofMillis(1));
        pace.awaitNext(turn);
        spend(LONG);
        pace.cycleEnded();
        assertEquals(1, pace.counts().overruns());
        assertTrue(pace.counts().skipped() >= 3, pace.counts()::toString);
        assertTrue(pace.counts().worked().compareTo(LONG) >= 0, pace.counts()::toString);
    }

    @Test
    void aCycleThatBeginsTooLateSaysByHowMuch() {
        Pacemaker pace = every(Duration.ofMillis(1));
        spend(LONG);
        pace.awaitNext(turn);
        assertTrue(pace.counts().latest().compareTo(LONG) >= 0, pace.counts()::toString);
    }

    @Test
    void itRestsUntilTheNextCycleIsDue() {
        Pacemaker pace = every(Duration.ofHours(1));
        pace.awaitNext(turn);
        pace.cycleEnded();
        pace.awaitNext(turn);
        assertEquals(1, rests.size());
        assertTrue(pace.counts().waited().compareTo(Duration.ZERO) > 0, pace.counts()::toString);
    }

    @Test
    void anotherRestIsCountedAsWaiting() {
        Pacemaker pace = new Pacemaker(new Pacing(Pace.AS_FAST_AS_POSSIBLE, Duration.ZERO));
        pace.countRest(LONG);
        assertEquals(LONG, pace.counts().waited());
    }
}
