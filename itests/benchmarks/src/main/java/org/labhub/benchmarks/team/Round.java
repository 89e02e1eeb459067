package org.labhub.benchmarks.team;

import java.util.List;

/**
 * One round of one team.
 *
 * @param tallies by member
 * @param share that the member with the least had of its core
 * @param before a round trip of the raw line, in nanoseconds
 * @param after the same, after the round
 * @param allocated bytes, by all members
 */
public record Round(List<Tally> tallies, double share, double before, double after, double allocated) {

    private static final double LEAST_SHARE = 0.75;
    private static final double LARGEST_MOVE = 1.5;

    /** Whether the machine left it alone. */
    public boolean isClean() {
        return share >= LEAST_SHARE && isSteady();
    }

    /** Whether the raw line was as fast after it as before. */
    public boolean isSteady() {
        return Math.max(before, after) < LARGEST_MOVE * Math.min(before, after);
    }

    /** The raw line's round trip. */
    public double line() {
        return (before + after) / 2;
    }

    /** What one operation took, as the last member saw it. */
    public double each() {
        return tallies.get(tallies.size() - 1).each();
    }

    /** What one operation took, as the first member saw it. */
    public double eachOfFirst() {
        return tallies.get(0).each();
    }

    /** What all members together allocated for an operation of the first. */
    public double allocatedEach() {
        return allocated / tallies.get(0).count();
    }
}
