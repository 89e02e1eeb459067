package org.labhub.host.internal.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.host.internal.Hall.until;
import static org.labhub.host.internal.life.Lives.awaitState;
import static org.labhub.host.internal.life.Lives.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.host.internal.Hall;

/** One thread at a time: what becomes of the one before when a plug-in is begun, made anew, stopped, or stops itself. */
@Timeout(60)
final class StoppedAndBegunTest extends WithLives {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** A call that lasts is given up at once. */
    private static final Patience HASTY = new Patience(LONG, LONG, Duration.ofMillis(1), LONG, 3, LONG);

    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    private PluginLife working() {
        PluginLife life = lives.live(
                (turn, own) -> {
                    threads.add(Thread.currentThread());
                    work(turn);
                },
                Hall.LONG);
        awaitState(life, InstrumentState.ONLINE);
        return life;
    }

    @Test
    void whatRunsIsNotBegunAgain() {
        PluginLife life = working();
        life.start();
        assertTrue(life.runsOn(threads.get(0)));
    }

    @Test
    void theThreadBeforeHasEndedWhenItIsMadeAnew() {
        PluginLife life = working();
        life.retry();
        assertFalse(threads.get(0).isAlive());
    }

    @Test
    void whoeverMakesItAnewForgivesItsFailures() {
        PluginLife life = lives.live(
                (turn, own) -> {
                    if (lives.sessions() == 1) {
                        throw new IllegalStateException("once");
                    }
                    work(turn);
                },
                Hall.PAUSING);
        awaitState(life, InstrumentState.FAULTED);
        life.retry();
        assertEquals(0, life.failures());
    }

    @Test
    void whatIsInQuarantineHasNoThread() {
        PluginLife life = lives.live((turn, own) -> {
            throw new IllegalStateException("never");
        });
        awaitState(life, InstrumentState.QUARANTINED);
        until(() -> life.thread().isEmpty());
    }

    @Test
    void whoIsToEndHasSomeTimeForItEvenIfCallsHaveNoGrace() {
        PluginLife life = lives.live((turn, own) -> work(turn), HASTY);
        assertEquals(Duration.ofSeconds(3), life.untilLeft());
    }

    @Test
    void oneThatStopsItselfIsNeitherWaitedForNorInterrupted() {
        CompletableFuture<PluginLife> itself = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        itself.complete(lives.live((turn, own) -> {
            itself.join().stop();
            interrupted.complete(Thread.interrupted());
        }));
        assertFalse(interrupted.join());
        assertEquals(
                "STOPPED ",
                itself.join().standing().state() + " "
                        + itself.join().standing().reason());
    }

    @Test
    void whoIsInterruptedWhileItStopsOneStaysInterrupted() {
        PluginLife life = working();
        Thread.currentThread().interrupt();
        life.stop();
        assertTrue(Thread.interrupted());
    }

    @Test
    void afterAFailureItPausesEvenIfItWasInterrupted() {
        List<Long> begun = new CopyOnWriteArrayList<>();
        PluginLife life = lives.live(
                (turn, own) -> {
                    begun.add(System.nanoTime());
                    if (begun.size() == 1) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("and away");
                    }
                    work(turn);
                },
                new Patience(LONG, LONG, LONG, LONG, 3, PAUSE));
        awaitState(life, InstrumentState.ONLINE);
        assertTrue(begun.get(1) - begun.get(0) >= PAUSE.toNanos());
    }
}
