package org.labhub.benchmarks.suite;

import org.labhub.benchmarks.team.Round;

/**
 * How far the two cores are from each other. A virtual machine's are moved now and then to where they share no cache; what
 * the raw line takes when they do is a matter of the processor, so it is compared with the quickest of the run.
 */
final class Distances {

    private static final double FAR = 2;

    private double quickest = Double.MAX_VALUE;

    /** Learns from a round. */
    Round seen(Round round) {
        quickest = Math.min(quickest, round.line());
        return round;
    }

    /** Whether the raw line took more than twice what it takes at best. */
    boolean isFar(double line) {
        return line > FAR * quickest;
    }
}
