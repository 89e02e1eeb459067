package org.labhub.benchmarks.team;

/**
 * What a task has done in a round.
 *
 * @param count of operations, or of frames
 * @param nanos that they took; or a quantile, if that is what was asked for
 */
public record Tally(long count, long nanos) {

    /** What one operation took. */
    public double each() {
        return (double) nanos / Math.max(1, count);
    }
}
