package org.labhub.host.internal.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.host.internal.Hall.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labhub.api.channel.Producer;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.Hall;

@Timeout(60)
final class PluginLifeTest {

    @Schema(id = "test.reading", version = "1.0.0")
    record Reading(double value) {}

    /** Calls may last, but who is to end is not waited for any longer than anybody. */
    private static final Patience GRACELESS = new Patience(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(1),
            Duration.ofMinutes(1),
            3,
            Duration.ofMillis(5));

    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicBoolean stubborn = new AtomicBoolean(true);
    private final List<PluginLife> lives = new ArrayList<>();
    private Hall hall;

    @BeforeEach
    void open(@TempDir Path folder) {
        hall = new Hall(folder);
    }

    @AfterEach
    void close() {
        stubborn.set(false);
        lives.forEach(PluginLife::close);
        hall.close();
    }

    private PluginLife live(Session session) {
        return live(session, Hall.SHORT);
    }

    private PluginLife live(Session session, Patience patience) {
        PluginLife life = hall.life(
                (turn, own) -> {
                    sessions.incrementAndGet();
                    session.run(turn, own);
                },
                patience);
        lives.add(life);
        life.start();
        return life;
    }

    private static void awaitState(PluginLife life, InstrumentState state) {
        until(() -> life.standing().state() == state);
    }

    private static void work(Turn turn) {
        turn.show(InstrumentState.ONLINE, "");
        while (!turn.isStopping()) {
            turn.rest(Duration.ofSeconds(1));
        }
    }

    /** Neither returns nor minds its interrupt. */
    private void hang() {
        while (stubborn.get()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void whatItThrowsIsShownWithItsPlace() {
        PluginLife life = live(
                (turn, own) -> {
                    throw new IllegalStateException("no such coil");
                },
                Hall.PAUSING);
        awaitState(life, InstrumentState.FAULTED);
        assertEquals("IllegalStateException: no such coil", life.standing().reason());
    }

    @Test
    void theInnermostMessageIsTheOneThatIsShown() {
        PluginLife life = live(
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
        PluginLife life = live((turn, own) -> {
            throw kind.getConstructor().newInstance();
        });
        awaitState(life, InstrumentState.QUARANTINED);
        assertTrue(life.standing().reason().contains(kind.getSimpleName()));
    }

    @Test
    void anEndlessRecursionIsContained() {
        PluginLife life = live((turn, own) -> recurse(1));
        awaitState(life, InstrumentState.QUARANTINED);
        assertTrue(life.standing().fault().orElseThrow().place().contains("recurse"));
    }

    private static long recurse(long depth) {
        return recurse(depth + 1) + depth;
    }

    @Test
    void itIsTriedAgainAfterAFailure() {
        PluginLife life = live((turn, own) -> {
            if (sessions.get() < 3) {
                throw new IllegalStateException("not yet");
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(3, sessions.get());
    }

    @Test
    void afterTooManyFailuresItIsQuarantined() {
        PluginLife life = live((turn, own) -> {
            throw new IllegalStateException("never");
        });
        awaitState(life, InstrumentState.QUARANTINED);
        assertEquals(3, sessions.get());
    }

    @Test
    void whoHasWorkedLongEnoughIsForgivenItsFailures() {
        Patience forgiving = new Patience(LONG, LONG, LONG, Duration.ofMillis(1), 3, Duration.ofMillis(5));
        PluginLife life = live(
                (turn, own) -> {
                    if (sessions.get() == 3) {
                        turn.show(InstrumentState.ONLINE, "");
                        turn.rest(Duration.ofMillis(20));
                    }
                    if (sessions.get() <= 3) {
                        throw new IllegalStateException("now and then");
                    }
                    work(turn);
                },
                forgiving);
        until(() -> sessions.get() == 4);
        assertEquals(1, life.failures());
    }

    @Test
    void aStoppedOneIsNotRetriedButStarted() {
        PluginLife life = live((turn, own) -> work(turn));
        life.stop();
        assertThrows(IllegalStateException.class, life::retry);
        assertEquals(InstrumentState.STOPPED, life.standing().state());
    }

    @Test
    void aReleasedOneRunsAgain() {
        PluginLife life = live((turn, own) -> {
            if (sessions.get() <= 3) {
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
        PluginLife life = live((turn, own) -> work(turn));
        awaitState(life, InstrumentState.ONLINE);
        assertThrows(IllegalStateException.class, life::release);
    }

    @Test
    void whatIsNotReadyIsNoFailure() {
        PluginLife life = live((turn, own) -> {
            if (sessions.get() < 8) {
                throw new NotReady(new IllegalStateException("no lease yet"));
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(0, life.failures());
    }

    @Test
    void aCallThatDoesNotReturnIsStalledWithItsStack() {
        PluginLife life = live((turn, own) -> turn.call(Verb.ACQUIRE, () -> {
            hang();
            return 0;
        }));
        awaitState(life, InstrumentState.STALLED);
        assertTrue(life.standing().fault().orElseThrow().stack().stream().anyMatch(line -> line.contains("hang")));
    }

    @Test
    void aCallThatMindsItsInterruptIsTriedAgain() {
        CountDownLatch never = new CountDownLatch(1);
        PluginLife life = live((turn, own) -> {
            if (sessions.get() == 1) {
                turn.call(Verb.ACQUIRE, () -> {
                    never.await();
                    return 0;
                });
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(1, life.failures());
    }

    @Test
    void aCallThatComesBackTooLateIsAFailureEvenIfItReturns() {
        CountDownLatch never = new CountDownLatch(1);
        PluginLife life = live((turn, own) -> {
            if (sessions.get() == 1) {
                turn.call(Verb.ACQUIRE, () -> {
                    assertThrows(InterruptedException.class, never::await);
                    return 0;
                });
            }
            work(turn);
        });
        until(() -> sessions.get() == 2);
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(1, life.failures());
    }

    @Test
    void aFailureThatCannotEvenBeReadIsSurvived() {
        PluginLife life = live((turn, own) -> {
            if (sessions.get() == 1) {
                throw new Unreadable();
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(2, sessions.get());
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
    void aRestIsEndedByAnInterrupt() {
        PluginLife life = live((turn, own) -> {
            Thread.currentThread().interrupt();
            turn.rest(Duration.ofDays(1));
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
    }

    @Test
    void whatInterruptedOneAttemptDisturbsNotTheNext() {
        AtomicBoolean disturbed = new AtomicBoolean();
        PluginLife life = live((turn, own) -> {
            if (sessions.get() == 1) {
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
        PluginLife life = live((turn, own) -> {
            if (sessions.get() == 1) {
                turn.call(Verb.CONNECT, () -> {
                    hang();
                    return 0;
                });
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(2, sessions.get());
    }

    @Test
    void whatAReplacedThreadDoesLaterCountsNoLonger() {
        List<Thread> replaced = new CopyOnWriteArrayList<>();
        PluginLife life = live((turn, own) -> {
            if (sessions.get() == 1) {
                replaced.add(Thread.currentThread());
                turn.call(Verb.CONNECT, () -> {
                    hang();
                    return 0;
                });
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        stubborn.set(false);
        until(() -> !replaced.get(0).isAlive());
        assertEquals(InstrumentState.ONLINE, life.standing().state());
    }

    @Test
    void oneThatHangsAgainAndAgainIsQuarantined() {
        PluginLife life = live((turn, own) -> turn.call(Verb.OPEN, () -> {
            hang();
            return 0;
        }));
        awaitState(life, InstrumentState.QUARANTINED);
        assertEquals(3, sessions.get());
    }

    @Test
    void whatAFailedOneHeldIsClosed() {
        List<Producer<Reading>> held = new ArrayList<>();
        PluginLife life = live((turn, own) -> {
            held.add(own.producer("lost", Reading.class));
            throw new IllegalStateException("and away");
        });
        awaitState(life, InstrumentState.QUARANTINED);
        assertEquals(
                List.of(true, true, true), held.stream().map(Producer::isClosed).toList());
    }

    @Test
    void whoHangsInMidWriteKeepsItsBlockAndTheChannelMoves() {
        PluginLife life = live((turn, own) -> {
            Producer<Reading> producer = own.producer("moving", Reading.class);
            if (sessions.get() == 1) {
                producer.tryClaim();
                turn.call(Verb.ACQUIRE, () -> {
                    hang();
                    return 0;
                });
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(
                2,
                hall.blocks
                        .observe(new org.labhub.api.block.BlockName("moving"))
                        .info()
                        .generation());
    }

    @Test
    void aThreadThatWasGivenUpGetsNoMoreChannels() {
        List<String> refused = new ArrayList<>();
        PluginLife life = live((turn, own) -> {
            if (sessions.get() == 1) {
                turn.enter(Verb.ACQUIRE);
                hang();
                refused.add(assertThrows(IllegalStateException.class, () -> own.producer("late", Reading.class))
                        .getMessage());
            }
            work(turn);
        });
        awaitState(life, InstrumentState.ONLINE);
        stubborn.set(false);
        until(() -> !refused.isEmpty());
        assertTrue(refused.get(0).contains("taken away"));
    }

    @Test
    void aStoppedOneStaysStopped() {
        PluginLife life = live((turn, own) -> work(turn));
        awaitState(life, InstrumentState.ONLINE);
        life.stop();
        assertEquals(InstrumentState.STOPPED, life.standing().state());
    }

    @Test
    void aStoppedOneCanBeStartedAgain() {
        PluginLife life = live((turn, own) -> work(turn));
        awaitState(life, InstrumentState.ONLINE);
        life.stop();
        life.start();
        awaitState(life, InstrumentState.ONLINE);
    }

    @Test
    void oneThatDoesNotEndIsStoppedAllTheSameAndLosesItsChannels() {
        List<Producer<Reading>> held = new CopyOnWriteArrayList<>();
        PluginLife life = live(
                (turn, own) -> {
                    held.add(own.producer("held", Reading.class));
                    hang();
                },
                GRACELESS);
        until(() -> !held.isEmpty());
        life.stop();
        assertEquals(
                "STOPPED its thread does not end: its channels go on without it",
                life.standing().state() + " " + life.standing().reason());
        assertTrue(held.get(0).isClosed());
    }

    @Test
    void oneThatWaitsForItsDeviceIsInterruptedWhenItIsStopped() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        PluginLife life = live((turn, own) -> {
            inside.countDown();
            never.await();
        });
        until(() -> inside.getCount() == 0);
        life.stop();
        assertEquals("", life.standing().reason());
    }
}
