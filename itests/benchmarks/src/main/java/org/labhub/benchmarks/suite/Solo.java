package org.labhub.benchmarks.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.labhub.benchmarks.report.Goal;
import org.labhub.benchmarks.report.Result;
import org.labhub.benchmarks.team.Round;
import org.labhub.benchmarks.team.Team;

/** A figure without a reference, in its own unit, over some rounds. */
final class Solo {

    private static final int ROUNDS = 7;
    private static final int MOST = 20;

    private Solo() {}

    static Result of(
            Bench bench,
            String number,
            Match match,
            Duration time,
            ToDoubleFunction<Round> figure,
            Goal goal,
            String unit) {
        List<Double> figures = new ArrayList<>();
        try (Team team = bench.team(match.entrant(), match.work(), match.bytes(), match.size())) {
            team.play(time);
            for (int round = 0; round < MOST && figures.size() < ROUNDS; round++) {
                Round played = team.play(time);
                if (match.view().isClean(played)) {
                    figures.add(figure.applyAsDouble(played));
                }
            }
        }
        return new Result(number, match.toString(), unit, figures, goal);
    }
}
