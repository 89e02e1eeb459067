package org.labhub.benchmarks.suite;

import static org.labhub.benchmarks.report.Goal.atLeast;
import static org.labhub.benchmarks.report.Goal.atMost;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.labhub.benchmarks.contender.Contenders;
import org.labhub.benchmarks.contender.LabHub;
import org.labhub.benchmarks.report.Result;
import org.labhub.benchmarks.report.Table;
import org.labhub.benchmarks.team.Native;
import org.labhub.benchmarks.team.Round;

/** What is measured for each goal, in the order of the table. */
final class Goals {

    private static final int KIBI = 1024;
    private static final int MEBI = KIBI * KIBI;
    private static final int SLOTS = 1024;
    private static final int FEW = 4;
    private static final int SLOTS_OF_64_KIBI = 64;
    private static final int MANY = 16 * KIBI;
    private static final int MANY_READERS = 8;
    private static final int IDLE_READERS = 30;
    private static final Duration LONG = Duration.ofSeconds(4);
    private static final Duration BRIEF = Duration.ofMillis(300);
    private static final String SYNC = "SYNC_READER";
    private static final String BEST_EFFORT = "BEST_EFFORT";
    private static final String LATEST = "LATEST_ONLY";
    private static final double MS_A_SECOND = 1000;

    private static final List<Entrant> AERON =
            List.of(Entrant.aeron(16, 1), Entrant.aeron(16, 32), Entrant.aeron(64, 1), Entrant.aeron(64, 32));

    private final Bench bench;
    private final Table table;
    private final Map<String, Runnable> all = new TreeMap<>(Map.of(
            "P1", this::stream,
            "P2", this::roundTrip,
            "P3", this::large,
            "P4", this::several,
            "P5", this::waiting,
            "P6", this::overhead,
            "P7", this::checksums,
            "P11", this::takeover,
            "P12", this::diagnosis));

    Goals(Bench bench, Table table) {
        this.bench = bench;
        this.table = table;
    }

    void measure(List<String> numbers) {
        for (String number : numbers.isEmpty() ? all.keySet() : numbers) {
            Runnable one = all.get(number);
            if (one == null) {
                throw new IllegalArgumentException("there is no goal " + number + ", only " + all.keySet());
            }
            one.run();
        }
    }

    private void stream() {
        for (String policy : List.of(SYNC, BEST_EFFORT)) {
            Duel duel = Duel.of(bench, Match.of(Contenders.STREAM, 64, Entrant.labhub(SLOTS, policy), AERON), true);
            table.add(duel.near("P1", atLeast(1.5, 2.5)));
            table.add(duel.far("P1", atLeast(0.8, 1.2)));
        }
    }

    private void roundTrip() {
        Match throwing = Match.of(Contenders.ROUND_TRIP, 64, Entrant.labhub(SLOTS, SYNC), AERON);
        Duel aeron = Duel.of(bench, throwing.seen(View.FIRST), false);
        table.add(aeron.all("P2", atMost(1.0, 0.7)));
        Match alone = Match.of(Contenders.ROUND_TRIP, 64, Entrant.labhub(SLOTS, SYNC), List.of());
        table.add(Solo.of(bench, "P2", alone.seen(View.FIRST), BRIEF, this::perRawTrip, atMost(1.35, 1.1), "raw line"));
    }

    private double perRawTrip(Round round) {
        return round.eachOfFirst() / round.line();
    }

    private void large() {
        table.add(beatsAeron(KIBI, SLOTS).near("P3", atLeast(2, 3)));
        table.add(beatsAeron(64 * KIBI, SLOTS_OF_64_KIBI).all("P3", atLeast(5, 8)));
        table.add(beatsAeron(MEBI, FEW).all("P3", atLeast(5, 8)));
        if (Native.isThere()) {
            Match copy = Match.of(Contenders.STREAM, MEBI, Entrant.labhub(FEW, SYNC), List.of(Entrant.limit(FEW)))
                    .against(Contenders.COPY, 2);
            table.add(Duel.of(bench, copy, false).all("P3", atMost(1.15)));
        }
        table.add(untouched(64));
        table.add(untouched(MEBI));
    }

    private Duel beatsAeron(int bytes, int slots) {
        return Duel.of(bench, Match.of(Contenders.STREAM, bytes, Entrant.labhub(slots, SYNC), AERON), true);
    }

    private Duel besideBareRing(int bytes, int slots, String policy) {
        Match ring =
                Match.of(Contenders.STREAM, bytes, Entrant.labhub(slots, policy), List.of(Entrant.bareRing(slots)));
        return Duel.of(bench, ring, false);
    }

    private Result untouched(int bytes) {
        Entrant entrant = Entrant.labhub(64, SYNC + "+" + LabHub.UNTOUCHED);
        Match match = Match.of(Contenders.STREAM, bytes, entrant, List.of());
        return Solo.of(bench, "P3b", match, BRIEF, Round::each, atMost(200, 60), "ns");
    }

    private void several() {
        Entrant waiting = Entrant.labhub(MANY, SYNC + "+" + LabHub.PATIENT);
        Match two = Match.of(Contenders.STREAM, 64, waiting, AERON).by(3).seen(View.SLEEPER);
        table.add(Duel.of(bench, two, true).all("P4", atLeast(1, 1.5)));
        Match crowd = Match.of(
                Contenders.LATEST, 64, Entrant.labhub(MANY_READERS, LATEST), List.of(Entrant.labhub(0, LATEST)));
        table.add(Duel.of(bench, crowd.seen(View.FIRST), false).all("P4", atMost(2, 1.2)));
    }

    private void waiting() {
        if (Native.isThere()) {
            Match wake =
                    Match.of(Contenders.WAKE, 64, Entrant.labhub(SLOTS, BEST_EFFORT), List.of(Entrant.limit(SLOTS)));
            table.add(Duel.of(bench, wake.seen(View.SLEEPER), false).all("P5", atMost(2.5, 1.5)));
        }
        Match idle = Match.of(Contenders.IDLE, 64, Entrant.labhub(IDLE_READERS, BEST_EFFORT), List.of());
        table.add(Solo.of(
                bench,
                "P5",
                idle.seen(View.SLEEPER),
                LONG,
                round -> round.each() * MS_A_SECOND,
                atMost(15, 5),
                "ms a second"));
    }

    private void overhead() {
        for (String policy : List.of(SYNC, BEST_EFFORT)) {
            table.add(besideBareRing(64, SLOTS, policy).near("P6", atMost(1.6, 1.15)));
        }
        table.add(besideBareRing(64 * KIBI, SLOTS_OF_64_KIBI, SYNC).all("P6", atMost(1.6, 1.15)));
        table.add(besideBareRing(MEBI, FEW, SYNC).all("P6", atMost(1.6, 1.15)));
        Entrant raw = Entrant.labhub(SLOTS, SYNC);
        for (String way : List.of(LabHub.RECORD, LabHub.LAMBDA)) {
            Entrant other = Entrant.labhub(SLOTS, SYNC + "+" + way);
            Match match = Match.of(Contenders.STREAM, 64, other, List.of(raw));
            table.add(Duel.of(bench, match, false).near("P6", atMost(1.2, 1.05)));
        }
        for (Entrant entrant : List.of(raw, Entrant.labhub(SLOTS, SYNC + "+" + LabHub.RECORD))) {
            Match match = Match.of(Contenders.STREAM, 64, entrant, List.of());
            table.add(Solo.of(bench, "P6", match, BRIEF, Round::allocatedEach, atMost(1, 0.01), "bytes allocated"));
        }
    }

    private void checksums() {
        table.add(withSums(64, SLOTS).near("P7", atMost(2.5, 1.8)));
        table.add(withSums(KIBI, SLOTS).near("P7", atMost(1.8, 1.3)));
        table.add(withSums(MEBI, FEW).near("P7", atMost(1.4, 1.1)));
    }

    private Duel withSums(int bytes, int slots) {
        Entrant with = Entrant.labhub(slots, SYNC + "+" + LabHub.CRC);
        Entrant byHand = Entrant.labhub(slots, SYNC + "+" + LabHub.BY_HAND);
        return Duel.of(bench, Match.of(Contenders.STREAM, bytes, with, List.of(byHand)), false);
    }

    private void takeover() {
        table.add(Takeover.of(bench, "P11", atMost(250, 100)));
    }

    private void diagnosis() {
        table.add(Diagnosing.of(bench, "P12", atMost(100, 20)));
        table.add(Disturbing.of(bench, "P12", atMost(1.1, 1.05)));
    }
}
