package org.labhub.benchmarks.team;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The processes that do one thing together: idle until a round begins, so that teams can play by turns. */
public final class Team implements AutoCloseable {

    private static final int ALLOCATED = 5;

    private final List<Member> members = new ArrayList<>();
    private final Setup setup;

    /** Starts so many processes, one after the other: the first makes what the others join. */
    public Team(Setup setup, int size) throws IOException {
        this.setup = setup;
        Files.createDirectories(setup.folder());
        for (int seat = 0; seat < size; seat++) {
            members.add(Member.of(seat, setup));
        }
    }

    /** One round; all members begin at once. */
    public Round play(Duration time) {
        members.forEach(member -> member.begin(time.toNanos()));
        List<String[]> results = members.stream().map(Member::result).toList();
        double share = results.stream()
                .mapToDouble(each -> Double.parseDouble(each[2]))
                .min()
                .orElse(0);
        String[] first = results.get(0);
        return new Round(
                results.stream()
                        .map(each -> new Tally(Long.parseLong(each[0]), Long.parseLong(each[1])))
                        .toList(),
                share,
                Double.parseDouble(first[3]),
                Double.parseDouble(first[4]),
                results.stream().mapToDouble(Team::allocated).sum());
    }

    /** A program in C says nothing of it. */
    private static double allocated(String[] result) {
        return result.length > ALLOCATED ? Double.parseDouble(result[ALLOCATED]) : 0;
    }

    @Override
    public void close() {
        members.forEach(Member::close);
    }

    @Override
    public String toString() {
        return setup.toString();
    }
}
