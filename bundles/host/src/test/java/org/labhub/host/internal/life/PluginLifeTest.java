package org.labhub.host.internal.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.host.internal.Hall.until;
import static org.labhub.host.internal.life.Lives.awaitState;
import static org.labhub.host.internal.life.Lives.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.host.internal.Hall;

/** How often a plug-in that fails is tried again, and what is said of it. */
@Timeout(60)
final class PluginLifeTest extends WithLives {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void whatItThrowsIsShownWithItsPlace() {
        PluginLife life = lives.live(
                (turn, own) -> {
                    throw new IllegalStateException("no such coil");
                },
                Hall.PAUSING);
        awaitState(life, InstrumentState.FAULTED);
        assertEquals("IllegalStateException: no such coil", life.standing().reason());
    }

    @Test
    void theInnermostMessageIsTheOneThatIsShown() {
        PluginLife life = lives.live(
                (turn, own) -> {
                    throw new IllegalStateException("outside", new IllegalArgumentException("inside"));
                },
                Hall.PAUSING);
        awaitState(life, InstrumentState.FAULTED);
        assertEquals(
                "IllegalArgumentException: inside",
                life.standing().fault().orElseThrow().words());
    }

    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, NoClassDefFoundError.class})
    void anErrorIsContainedAsWell(Class<? extends Error> kind) {
        PluginLife life = lives.live((turn, own) -> {
            throw kind.getConstructor().newInstance();
        });
        awaitState(life, InstrumentState.QUARANTINED);
        assertTrue(life.standing().reason().contains(kind.getSimpleName()));
    }

    @Test
    void anEndlessRecursionIsContained() {
        PluginLife life = lives.live((turn, own) -> recurse(1));
        awaitState(life, InstrumentState.QUARANTINED);
        assertTrue(life.standing().fault().orElseThrow().place().contains("recurse"));
    }

    private static long recurse(long depth) {
        return recurse(depth + 1) + depth;
    }

    @Test
    void itIsTriedAgainAfterAFailure() {
        PluginLife life = lives.live((turn, own) -> {
            if (lives.sessions() < 3) {
                throw new IllegalStateException("not yet");
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(3, lives.sessions());
    }

    @Test
    void afterTooManyFailuresItIsQuarantined() {
        PluginLife life = lives.live((turn, own) -> {
            throw new IllegalStateException("never");
        });
        awaitState(life, InstrumentState.QUARANTINED);
        assertEquals(3, lives.sessions());
    }

    @Test
    void whoHasWorkedLongEnoughIsForgivenItsFailures() {
        Patience forgiving = new Patience(LONG, LONG, LONG, Duration.ofMillis(1), 3, Duration.ofMillis(5));
        PluginLife life = lives.live(
                (turn, own) -> {
                    if (lives.sessions() == 3) {
                        turn.show(InstrumentState.ONLINE, "");
                        turn.rest(Duration.ofMillis(20));
                    }
                    if (lives.sessions() <= 3) {
                        throw new IllegalStateException("now and then");
                    }
                    work(turn);
                },
                forgiving);
        until(() -> lives.sessions() == 4);
        assertEquals(1, life.failures());
    }

    @Test
    void aStoppedOneIsNotRetriedButStarted() {
        PluginLife life = lives.live((turn, own) -> work(turn));
        life.stop();
        assertThrows(IllegalStateException.class, life::retry);
        assertEquals(InstrumentState.STOPPED, life.standing().state());
    }

    @Test
    void aReleasedOneRunsAgain() {
        PluginLife life = lives.live((turn, own) -> {
            if (lives.sessions() <= 3) {
                throw new IllegalStateException("never");
            }
            work(turn);
        });
        awaitState(life, InstrumentState.QUARANTINED);
        life.release();
        awaitState(life, InstrumentState.ONLINE);
    }

    @Test
    void whoIsNotInQuarantineCannotBeReleased() {
        PluginLife life = lives.live((turn, own) -> work(turn));
        awaitState(life, InstrumentState.ONLINE);
        assertThrows(IllegalStateException.class, life::release);
    }

    @Test
    void whatIsNotReadyIsNoFailure() {
        PluginLife life = lives.live((turn, own) -> {
            if (lives.sessions() < 8) {
                throw new NotReady(new IllegalStateException("no lease yet"));
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(0, life.failures());
    }

    @Test
    void aFailureThatCannotEvenBeReadIsSurvivedAfterARest() {
        List<Long> begun = new CopyOnWriteArrayList<>();
        PluginLife life = lives.live((turn, own) -> {
            begun.add(System.nanoTime());
            if (begun.size() == 1) {
                throw new Unreadable();
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertTrue(begun.get(1) - begun.get(0) >= Duration.ofSeconds(1).toNanos());
    }

    @Test
    void oneThatRestsAfterSuchAFailureCanBeStopped() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        PluginLife life = lives.live(
                (turn, own) -> {
                    threads.add(Thread.currentThread());
                    throw new Unreadable();
                },
                Hall.LONG);
        until(() -> !threads.isEmpty() && threads.get(0).getState() == Thread.State.TIMED_WAITING);
        life.stop();
        assertFalse(threads.get(0).isAlive());
    }

    /** Fails again when it is asked why. */
    private static final class Unreadable extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new OutOfMemoryError("as if");
        }
    }

    @Test
    void aStoppedOneStaysStopped() {
        PluginLife life = lives.live((turn, own) -> work(turn));
        awaitState(life, InstrumentState.ONLINE);
        life.stop();
        assertEquals(InstrumentState.STOPPED, life.standing().state());
    }

    @Test
    void aStoppedOneCanBeStartedAgain() {
        PluginLife life = lives.live((turn, own) -> work(turn));
        awaitState(life, InstrumentState.ONLINE);
        life.stop();
        life.start();
        awaitState(life, InstrumentState.ONLINE);
    }
}
