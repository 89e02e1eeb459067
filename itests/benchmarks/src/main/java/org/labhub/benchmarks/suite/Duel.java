package org.labhub.benchmarks.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
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
    private final Distances distances;
    private final List<Pair> pairs = new ArrayList<>();

    private Duel(Bench bench, Match match, Entrant reference, boolean larger) {
        distances = bench.distances();
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
        Duel duel = new Duel(bench, match, best, larger);
        for (int sitting = 0; sitting < bench.sittings(); sitting++) {
            duel.sit(bench, match, best);
        }
        return duel;
    }

    private void sit(Bench bench, Match match, Entrant best) {
        try (Team team = bench.team(match.entrant(), match.work(), match.bytes(), match.size());
                Team other = bench.team(best, match.referenceWork(), match.bytes(), match.referenceSize())) {
            distances.seen(team.play(WARM_UP));
            distances.seen(other.play(WARM_UP));
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
            bench.distances().seen(team.play(WARM_UP));
            double best = Double.MAX_VALUE;
            for (int i = 0; i < TRIALS; i++) {
                best = Math.min(best, match.view().each(team.play(ROUND)));
            }
            return best;
        }
    }

    private void play(Team team, Team other) {
        List<Pair> had = new ArrayList<>();
        for (int pair = 0; pair < PAIRS && !areEnough(had); pair++) {
            Round ours = distances.seen(team.play(ROUND));
            Round theirs = distances.seen(other.play(ROUND));
            if (view.isClean(ours) && view.isClean(theirs) && isFar(ours) == isFar(theirs)) {
                had.add(new Pair(view.each(ours), view.each(theirs), ours.line()));
            }
        }
        pairs.addAll(had);
    }

    private boolean areEnough(List<Pair> had) {
        long far = had.stream().filter(this::isFar).count();
        return Math.max(far, had.size() - far) >= ENOUGH;
    }

    private boolean isFar(Round round) {
        return distances.isFar(round.line());
    }

    private boolean isFar(Pair pair) {
        return distances.isFar(pair.line);
    }

    /** Of the pairs in which the cores were near. */
    Result near(String number, Goal goal) {
        return result(number, " near", pair -> !isFar(pair), goal);
    }

    /** Of the pairs in which they were far. */
    Result far(String number, Goal goal) {
        return result(number, " far", this::isFar, goal);
    }

    /** Of all pairs, where the distance makes no difference to the goal. */
    Result all(String number, Goal goal) {
        return result(number, "", pair -> true, goal);
    }

    private Result result(String number, String where, Predicate<Pair> which, Goal goal) {
        List<Pair> counted = pairs.stream().filter(which).toList();
        String nanos = counted.isEmpty()
                ? ""
                : " (%.1f ns, raw line %.0f)".formatted(median(counted, Pair::ours), median(counted, Pair::line));
        List<Double> ratios = counted.stream()
                .map(pair -> larger ? pair.theirs / pair.ours : pair.ours / pair.theirs)
                .toList();
        return new Result(number, what + where + nanos, reference, ratios, goal);
    }

    private static double median(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        return pairs.stream().mapToDouble(figure).sorted().toArray()[pairs.size() / 2];
    }

    /** Two rounds that count: what one operation took, and the raw line beside ours. */
    private record Pair(double ours, double theirs, double line) {}
}
