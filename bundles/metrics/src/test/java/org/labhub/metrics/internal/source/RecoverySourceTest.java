package org.labhub.metrics.internal.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.Recovery;
import org.labhub.api.recovery.RecoveryRounds;
import org.labhub.api.recovery.RecoveryStep.Action;
import org.labhub.api.recovery.StepCount;
import org.labhub.api.recovery.StepResult.Outcome;
import org.labhub.metrics.internal.family.Family;
import org.labhub.metrics.internal.family.Sample;

final class RecoverySourceTest {

    private record Rounds(long rounds, Optional<Instant> last, Map<BlockHealth, Long> findings)
            implements RecoveryRounds {}

    private static Sample sample(RecoveryRounds rounds) {
        List<StepCount> counted = List.of(
                new StepCount(Action.CLEAR_LINE, Outcome.DONE, 3),
                new StepCount(Action.CLEAR_LINE, Outcome.CHANGED, 1));
        Recovery recovery = (Recovery) Proxy.newProxyInstance(
                Recovery.class.getClassLoader(), new Class<?>[] {Recovery.class}, (self, method, words) -> {
                    assertEquals("counted", method.getName(), "nothing else is asked for this page");
                    return counted;
                });
        Sample sample = new Sample();
        new RecoverySource(recovery, rounds).read(sample);
        return sample;
    }

    @Test
    void whatWasDoneIsToldByKindAndByHowItEnded() {
        Sample sample = sample(new Rounds(0, Optional.empty(), Map.of()));
        assertEquals(3, value(sample, Family.RECOVERY_STEPS, "action", "clear_line", "outcome", "done"));
        assertEquals(1, value(sample, Family.RECOVERY_STEPS, "action", "clear_line", "outcome", "changed"));
    }

    @Test
    void whatWasSeenLastIsToldWithItsTime() {
        Sample sample = sample(new Rounds(
                7,
                Optional.of(Instant.ofEpochMilli(1_900_000_000_500L)),
                Map.of(BlockHealth.NOTICE, 2L, BlockHealth.WRONG, 1L)));
        assertEquals(7, value(sample, Family.RECOVERY_ROUNDS));
        assertEquals(1_900_000_000.5, value(sample, Family.RECOVERY_LAST_ROUND));
        assertEquals(2, value(sample, Family.RECOVERY_FINDINGS, "health", "notice"));
        assertEquals(1, value(sample, Family.RECOVERY_FINDINGS, "health", "wrong"));
    }

    @Test
    void beforeTheFirstLookItsTimeIsNought() {
        assertEquals(0, value(sample(new Rounds(0, Optional.empty(), Map.of())), Family.RECOVERY_LAST_ROUND));
    }

    private static double value(Sample sample, Family family, String... labels) {
        return sample.snapshots().stream()
                .filter(one -> family.exposed().startsWith(one.getMetadata().getName()))
                .flatMap(one -> one.getDataPoints().stream())
                .filter(point -> point.getLabels().equals(Labels.of(labels)))
                .mapToDouble(RecoverySourceTest::value)
                .sum();
    }

    private static double value(DataPointSnapshot point) {
        return point instanceof CounterDataPointSnapshot counter
                ? counter.getValue()
                : ((GaugeDataPointSnapshot) point).getValue();
    }
}
