package org.labhub.host.internal.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.host.internal.Hall.until;
import static org.labhub.host.internal.life.Lives.awaitState;
import static org.labhub.host.internal.life.Lives.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.broker.Membership;
import org.labhub.host.internal.channels.ChannelSchemas;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.steps.Steps;
import org.labhub.host.internal.steps.Trail;
import org.labhub.schema.Schemas;

/** What a look at a call that lasts does, and leaves alone; the test itself is the watchman, at the times that it likes. */
@Timeout(60)
final class LooksTest extends WithLives {

    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final long WITHIN_ITS_GRACE = Duration.ofSeconds(90).toNanos();

    @Schema(id = "test.reading", version = "1.0.0")
    record Reading(double value) {}

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @AfterEach
    void openGate() {
        gate.countDown();
    }

    private PluginLife live(Session session) {
        PluginLife life = lives.unwatched(session, () -> lives.hall.channels("fake"));
        until(() -> inside.getCount() == 0);
        return life;
    }

    @Test
    void whoIsInterruptedIsNotInterruptedAgain() {
        AtomicInteger interrupts = new AtomicInteger();
        PluginLife life = live((turn, own) -> turn.call(Verb.ACQUIRE, () -> {
            inside.countDown();
            while (gate.getCount() > 0 || Thread.currentThread().isInterrupted()) {
                interrupts.addAndGet(Thread.interrupted() ? 1 : 0);
                LockSupport.parkNanos(1_000_000);
            }
            work(turn);
            return 0;
        }));
        life.look(0);
        life.look(HOUR);
        until(() -> interrupts.get() == 1);
        life.look(WITHIN_ITS_GRACE);
        gate.countDown();
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(1, interrupts.get());
    }

    @Test
    void whoIsBeingStoppedIsNotWaitedFor() {
        PluginLife life = live((turn, own) -> {
            turn.enter(Verb.ACQUIRE);
            inside.countDown();
            lives.hang();
        });
        life.look(0);
        life.look(HOUR);
        Thread stopping = new Thread(life::stop);
        stopping.start();
        until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        life.look(2 * HOUR);
        assertTrue(stopping.isAlive());
    }

    @Test
    void whoIsJustGettingAnEndIsNeitherInterruptedNorGivenUp() {
        PluginLife life = lives.unwatched(
                (turn, own) -> {
                    threads.add(Thread.currentThread());
                    turn.call(Verb.OPEN, () -> own.producer("slow", Reading.class));
                    work(turn);
                },
                this::slowChannels);
        until(() -> inside.getCount() == 0);
        life.look(0);
        life.look(HOUR);
        life.look(2 * HOUR);
        assertEquals(InstrumentState.STALLED, life.standing().state());
        assertTrue(life.runsOn(threads.get(0)));
        gate.countDown();
        awaitState(life, InstrumentState.ONLINE);
        assertEquals(0, life.failures());
    }

    /** Whose schemas are registered when the gate opens. */
    private OwnChannels slowChannels() {
        Hall.AnySchema slow = new Hall.AnySchema() {
            @Override
            public RegisteredSchema register(SchemaInfo schema, String producer) {
                inside.countDown();
                until(() -> gate.getCount() == 0);
                return super.register(schema, producer);
            }
        };
        return new OwnChannels(
                lives.hall.blocks,
                Schemas.frameTypes(),
                new ChannelSchemas(slow),
                (channel, wishes) -> wishes,
                "fake",
                Membership.NONE,
                new Trail(new Steps()));
    }
}
