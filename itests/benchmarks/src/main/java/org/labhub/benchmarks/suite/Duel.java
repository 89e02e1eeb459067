package org.labhub.benchmarks.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.labhub.benchmarks.report.Goal;
import org.labhub.benchmarks.report.Result;
import org.labhub.benchmarks.team.Round;
import org.labhub.benchmarks.team.Team;

/**
 * Two teams that do the same work by turns: A, B, A, B. A pair of rounds counts if the machine left both of them alone; the
 * ratio of each pair is kept, and how far from each other the two cores were. Since two processes of one program differ, there
 * are some sittings, each with new processes.
 */
final class Duel {

    private static final int ENOUGH = 5;
    private static final int PAIRS = 12;
    private static final int TRIALS = 3;
    private static final Duration WARM_UP = Duration.ofMillis(1500);
    private static final Duration ROUND = Duration.ofMillis(300);

    private final String what;
    private final String reference;
    private final boolean larger;
    private final View view;
    private final List<Double> near = new ArrayList<>();
    private final List<Double> far = new ArrayList<>();
    private final List<Double> nanos = new ArrayList<>();

    private Duel(Match match, Entrant reference, boolean larger) {
        what = match.toString();
        this.reference = reference.toString();
        view = match.view();
        this.larger = larger;
    }

    /**
     * Plays one against the best of others.
     *
     * @param larger whether the ratio tells how much faster the first is, instead of how much more time it takes
     */
    static Duel of(Bench bench, Match match, boolean larger) {
        Entrant best = best(bench, match);
        Duel duel = new Duel(match, best, larger);
        for (int sitting = 0; sitting < bench.sittings(); sitting++) {
            duel.sit(bench, match, best);
        }
        return duel;
    }

    private void sit(Bench bench, Match match, Entrant best) {
        try (Team team = bench.team(match.entrant(), match.work(), match.bytes(), match.size());
                Team other = bench.team(best, match.referenceWork(), match.bytes(), match.referenceSize())) {
            team.play(WARM_UP);
            other.play(WARM_UP);
            play(team, other);
        }
    }

    private static Entrant best(Bench bench, Match match) {
        if (match.references().size() == 1) {
            return match.references().get(0);
        }
        return match.references().stream()
                .min(Comparator.comparingDouble(each -> trial(bench, match, each)))
                .orElseThrow();
    }

    private static double trial(Bench bench, Match match, Entrant entrant) {
        try (Team team = bench.team(entrant, match.referenceWork(), match.bytes(), match.referenceSize())) {
            team.play(WARM_UP);
            double best = Double.MAX_VALUE;
            for (int i = 0; i < TRIALS; i++) {
                best = Math.min(best, match.view().each(team.play(ROUND)));
            }
            return best;
        }
    }

    private void play(Team team, Team other) {
        int enoughNear = near.size() + ENOUGH;
        int enoughFar = far.size() + ENOUGH;
        for (int pair = 0; pair < PAIRS && near.size() < enoughNear && far.size() < enoughFar; pair++) {
            Round ours = team.play(ROUND);
            Round theirs = other.play(ROUND);
            if (view.isClean(ours) && view.isClean(theirs) && ours.isFar() == theirs.isFar()) {
                (ours.isFar() ? far : near)
                        .add(larger ? view.each(theirs) / view.each(ours) : view.each(ours) / view.each(theirs));
                nanos.add(view.each(ours));
            }
        }
    }

    /** Of the pairs in which the cores were near. */
    Result near(String number, Goal goal) {
        return new Result(number, what + " near" + nanosEach(), reference, near, goal);
    }

    /** Of the pairs in which they were far. */
    Result far(String number, Goal goal) {
        return new Result(number, what + " far", reference, far, goal);
    }

    /** Of all pairs, where the distance makes no difference to the goal. */
    Result all(String number, Goal goal) {
        List<Double> all = new ArrayList<>(near);
        all.addAll(far);
        return new Result(number, what + nanosEach(), reference, all, goal);
    }

    private String nanosEach() {
        return nanos.isEmpty()
                ? ""
                : " (%.1f ns)".formatted(nanos.stream().sorted().toList().get(nanos.size() / 2));
    }
}
