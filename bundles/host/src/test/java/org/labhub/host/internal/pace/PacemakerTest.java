package org.labhub.host.internal.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.frame.FrameInfo;
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

    private final Turn slowTurn = (Turn)
            Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Turn.class}, (self, method, given) -> {
                spend(LONG);
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

    private static Pacemaker without(Pace period) {
        Pacemaker pace = new Pacemaker(new Pacing(period, Duration.ZERO));
        pace.start();
        return pace;
    }

    @Test
    void cyclesAreCountedWithoutAPeriodToo() {
        Pacemaker pace = without(Pace.AS_FAST_AS_POSSIBLE);
        pace.awaitNext(turn);
        spend(LONG);
        pace.cycleEnded();
        assertEquals(1, pace.counts().cycles());
        assertTrue(pace.counts().worked().compareTo(LONG) >= 0, pace.counts()::toString);
        assertEquals(List.of(), rests);
    }

    @Test
    void aRestThatLastsTooLongIsWaitingAndLate() {
        Pacemaker pace = without(Pace.AS_FAST_AS_POSSIBLE);
        pace.rest(slowTurn, Duration.ofMillis(1));
        pace.cycleEnded();
        assertTrue(pace.counts().waited().compareTo(LONG) >= 0, pace.counts()::toString);
        assertTrue(pace.counts().latest().compareTo(Duration.ofMillis(3)) >= 0, pace.counts()::toString);
    }

    @Test
    void aFrameThatHadToWaitIsAsLateAsThat() {
        Pacemaker pace = without(Pace.TRIGGERED);
        long committed = System.nanoTime();
        spend(LONG);
        pace.hasWaited();
        pace.dueSince(committed);
        pace.cycleEnded();
        assertTrue(pace.counts().latest().compareTo(LONG) >= 0, pace.counts()::toString);
    }

    @Test
    void dataThatCameDuringACycleIsAnOverrunOfIt() {
        Pacemaker pace = without(Pace.TRIGGERED);
        pace.countOverrun();
        assertEquals(0, pace.counts().overruns());
        pace.cycleEnded();
        pace.countOverrun();
        pace.countOverrun();
        assertEquals(1, pace.counts().overruns());
    }

    @Test
    void aFrameWithoutAStampIsNotLate() {
        Pacemaker pace = without(Pace.TRIGGERED);
        pace.hasWaited();
        pace.dueSince(FrameInfo.NO_STAMP);
        pace.cycleEnded();
        assertEquals(Duration.ZERO, pace.counts().latest());
    }

    @Test
    void dataThatCameDuringARestIsNoOverrun() {
        Pacemaker pace = without(Pace.AS_FAST_AS_POSSIBLE);
        pace.cycleEnded();
        pace.rest(turn, LONG);
        pace.countOverrun();
        assertEquals(0, pace.counts().overruns());
    }

    @Test
    void aFrameOfAClockThatIsAheadIsNotLate() {
        Pacemaker pace = without(Pace.TRIGGERED);
        pace.dueSince(System.nanoTime() + Duration.ofHours(1).toNanos());
        pace.cycleEnded();
        assertEquals(Duration.ZERO, pace.counts().latest());
    }

    @Test
    void theLatestOfAllIsKept() {
        Pacemaker pace = every(Duration.ofMillis(1));
        spend(LONG);
        pace.awaitNext(turn);
        pace.cycleEnded();
        pace.start();
        pace.awaitNext(turn);
        pace.cycleEnded();
        assertTrue(pace.counts().worst().compareTo(LONG) >= 0, pace.counts()::toString);
    }

    @Test
    void cyclesThatWereMissedAreMadeUpForAndLate() {
        Pacemaker pace = new Pacemaker(new Pacing(Pace.FIXED_RATE_WITH_COMPENSATION, Duration.ofMillis(1)));
        pace.start();
        pace.awaitNext(turn);
        spend(LONG);
        pace.cycleEnded();
        pace.awaitNext(turn);
        pace.cycleEnded();
        assertEquals(0, pace.counts().skipped());
        assertTrue(pace.counts().overruns() >= 1, pace.counts()::toString);
        assertTrue(pace.counts().worst().compareTo(Duration.ofMillis(3)) >= 0, pace.counts()::toString);
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
        pace.cycleEnded();
        assertTrue(pace.counts().latest().compareTo(LONG) >= 0, pace.counts()::toString);
    }

    @Test
    void itRestsUntilTheNextCycleIsDue() {
        Pacemaker pace = every(Duration.ofHours(1));
        pace.awaitNext(turn);
        pace.cycleEnded();
        pace.awaitNext(turn);
        pace.cycleEnded();
        assertEquals(1, rests.size());
        assertTrue(pace.counts().waited().compareTo(Duration.ZERO) > 0, pace.counts()::toString);
    }
}
