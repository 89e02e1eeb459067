package org.labhub.recovery.internal.care;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.recovery.RecoveryStep.Action;
import org.labhub.api.recovery.StepCount;
import org.labhub.api.recovery.StepResult;
import org.labhub.api.recovery.StepResult.Outcome;

/** Counts what was done, by kind and by how it ended. */
final class StepCounts {

    private record Key(Action action, Outcome outcome) {

        static Key of(StepResult result) {
            return new Key(result.step().action(), result.outcome());
        }
    }

    private final Map<Key, LongAdder> times = new ConcurrentHashMap<>();

    void add(RecoveryReport report) {
        report.results()
                .forEach(result -> times.computeIfAbsent(Key.of(result), first -> new LongAdder())
                        .increment());
    }

    List<StepCount> all() {
        return Arrays.stream(Action.values()).flatMap(this::of).toList();
    }

    private Stream<StepCount> of(Action action) {
        return Arrays.stream(Outcome.values())
                .map(outcome -> new StepCount(
                        action,
                        outcome,
                        times.getOrDefault(new Key(action, outcome), new LongAdder())
                                .sum()));
    }
}
