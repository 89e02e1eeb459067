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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.host.internal.Hall;

/** What becomes of a plug-in whose call does not return, and of the thread that hangs in it. */
@Timeout(60)
final class OverdueCallsTest extends WithLives {

    @Test
    void aCallThatDoesNotReturnIsStalledWithItsStack() {
        PluginLife life = lives.live(
                (turn, own) -> turn.call(Verb.ACQUIRE, () -> {
                    lives.hang();
                    return 0;
                }),
                Hall.LENIENT);
        awaitState(life, InstrumentState.STALLED);
        assertTrue(life.standing().fault().orElseThrow().stack().stream().anyMatch(line -> line.contains("hang")));
    }

    @Test
    void aCallThatMindsItsInterruptIsTriedAgain() {
        CountDownLatch never = new CountDownLatch(1);
        PluginLife life = lives.live((turn, own) -> {
            if (lives.sessions() == 1) {
                turn.call(Verb.ACQUIRE, () -> {
                    never.await();
                    return 0;
                });
            }
            turn.call(Verb.CONNECT, () -> 0);
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(1, life.failures());
        assertEquals(
                "acquire has not returned within 200 ms",
                life.standing().fault().orElseThrow().words());
    }

    @Test
    void aCallThatComesBackTooLateIsAFailureEvenIfItReturns() {
        CountDownLatch never = new CountDownLatch(1);
        PluginLife life = lives.live((turn, own) -> {
            if (lives.sessions() == 1) {
                turn.call(Verb.ACQUIRE, () -> {
                    assertThrows(InterruptedException.class, never::await);
                    return 0;
                });
            }
            work(turn);
        });
        until(() -> lives.sessions() == 2);
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(1, life.failures());
    }

    @Test
    void aRestIsEndedByAnInterrupt() {
        PluginLife life = lives.live((turn, own) -> {
            Thread.currentThread().interrupt();
            turn.rest(Duration.ofDays(1));
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
    }

    @Test
    void whatInterruptedOneAttemptDisturbsNotTheNext() {
        AtomicBoolean disturbed = new AtomicBoolean();
        PluginLife life = lives.live((turn, own) -> {
            if (lives.sessions() == 1) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("and away");
            }
            disturbed.set(Thread.currentThread().isInterrupted());
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertFalse(disturbed.get());
    }

    @Test
    void aThreadThatIgnoresItsInterruptIsReplaced() {
        PluginLife life = lives.live((turn, own) -> {
            if (lives.sessions() == 1) {
                turn.call(Verb.CONNECT, () -> {
                    lives.hang();
                    return 0;
                });
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(2, lives.sessions());
    }

    @Test
    void whatAReplacedThreadDoesLaterCountsNoLonger() {
        List<Thread> replaced = new CopyOnWriteArrayList<>();
        PluginLife life = lives.live((turn, own) -> {
            if (lives.sessions() == 1) {
                replaced.add(Thread.currentThread());
                turn.call(Verb.CONNECT, () -> {
                    lives.hang();
                    return 0;
                });
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        lives.letGo();
        until(() -> !replaced.get(0).isAlive());
        assertEquals(InstrumentState.ONLINE, life.standing().state());
    }

    @Test
    void oneThatHangsAgainAndAgainIsQuarantined() {
        PluginLife life = lives.live((turn, own) -> turn.call(Verb.OPEN, () -> {
            lives.hang();
            return 0;
        }));
        awaitState(life, InstrumentState.QUARANTINED);
        assertEquals(3, lives.sessions());
    }

    @Test
    void oneThatWaitsForItsDeviceIsInterruptedWhenItIsStopped() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        PluginLife life = lives.live((turn, own) -> {
            inside.countDown();
            never.await();
        });
        until(() -> inside.getCount() == 0);
        life.stop();
        assertEquals("", life.standing().reason());
    }
}
