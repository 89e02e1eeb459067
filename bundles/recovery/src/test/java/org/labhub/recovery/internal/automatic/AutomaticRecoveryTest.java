package org.labhub.recovery.internal.automatic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.broker.BrokerEvent;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.RecoveryStep.Action;
import org.labhub.api.recovery.StepCount;
import org.labhub.api.recovery.StepResult.Outcome;
import org.labhub.recovery.Child;
import org.labhub.recovery.Ground;
import org.labhub.recovery.Ground.Number;

/** What the hub does by itself, under each mode. */
final class AutomaticRecoveryTest {

    private static final int NEVER = 3600;

    @TempDir
    Path folder;

    private Ground ground;

    @BeforeEach
    void open() {
        ground = new Ground(folder);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private AutomaticRecovery automatic(String mode, int seconds) {
        Map<String, Object> values = Map.of("mode", mode, "interval_seconds", seconds);
        AutomaticRecovery.Config config = (AutomaticRecovery.Config) Proxy.newProxyInstance(
                AutomaticRecovery.Config.class.getClassLoader(),
                new Class<?>[] {AutomaticRecovery.Config.class},
                (proxy, method, arguments) -> values.get(method.getName()));
        return new AutomaticRecovery(config, ground.recovery);
    }

    private long done(Action action) {
        return ground.recovery.counted().stream()
                .filter(count -> count.action() == action && count.outcome() == Outcome.DONE)
                .mapToLong(StepCount::times)
                .sum();
    }

    private boolean isHeld() {
        return ground.recovery.glance(Ground.NAME).facts().writer().holder().isPresent();
    }

    @Test
    void whatTheDeadHoldIsGivenBackAfterAnInterval() throws Exception {
        try (Child writer = Child.holding(ground.folder, "lease", "LATEST_ONLY").killed()) {
            AutomaticRecovery automatic = automatic("dead", 1);
            Ground.until(() -> !isHeld());
            Ground.until(() -> automatic.last().isPresent() && done(Action.RELEASE_LEASE) > 0);
            automatic.stop();
            assertEquals(1, done(Action.RELEASE_LEASE));
            assertEquals(0, done(Action.CLEAR_LINE));
            assertTrue(writer.pid() > 0);
        }
    }

    @Test
    void whoDiesAtTheBrokerIsLookedAtAtOnce() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Child reader =
                        Child.holding(ground.folder, "line", "SYNC_READER").killed()) {
            AutomaticRecovery automatic = automatic("dead", NEVER);
            automatic.onEvent(new BrokerEvent.ConsumerDied("numbers", "uid", "child", "silent"));
            Ground.until(() ->
                    ground.recovery.glance(Ground.NAME).facts().consumers().isEmpty());
            automatic.stop();
            assertTrue(producer.offer(new Number(1)), () -> "pid " + reader.pid());
        }
    }

    @Test
    void nothingIsTakenFromWhoIsDeadToTheBrokerAlone() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Child alive = Child.holding(ground.folder, "line", "SYNC_READER");
                Child dead = Child.holding(ground.folder, "lock", "SYNC_READER").killed()) {
            AutomaticRecovery automatic = automatic("dead", NEVER);
            automatic.onEvent(new BrokerEvent.ConsumerDied("numbers", "uid", "child", "silent"));
            Ground.until(
                    () -> ground.recovery.glance(Ground.NAME).facts().locks().isEmpty());
            automatic.stop();
            assertEquals(1, ground.diagnose().facts().consumers().size(), () -> alive.pid() + " " + dead.pid());
            assertTrue(producer.offer(new Number(1)));
        }
    }

    @Test
    void reportingTouchesNothing() throws Exception {
        try (Child writer = Child.holding(ground.folder, "lease", "LATEST_ONLY").killed()) {
            new Round(ground.recovery, Mode.REPORT).all();
            assertTrue(isHeld(), () -> "pid " + writer.pid());
        }
    }

    @Test
    void whatIsWrongIsKnownUntilItIsWell() throws Exception {
        try (Child writer = Child.holding(ground.folder, "lease", "LATEST_ONLY").killed()) {
            Round round = new Round(ground.recovery, Mode.REPORT);
            round.all();
            assertEquals(1, round.findings().get(BlockHealth.WRONG), () -> "pid " + writer.pid());
            ground.next().close();
            round.all();
            assertEquals(0, round.findings().get(BlockHealth.WRONG));
            assertEquals(2, round.rounds());
        }
    }

    @Test
    void anotherModeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Mode.of("always"));
    }
}
