package org.labhub.benchmarks.report;

/**
 * What a ratio should be.
 *
 * @param floor that must be met
 * @param target that we are after
 * @param larger whether more is better
 */
public record Goal(double floor, double target, boolean larger) {

    /** A ratio of which more is better. */
    public static Goal atLeast(double floor, double target) {
        return new Goal(floor, target, true);
    }

    /** A ratio of which less is better. */
    public static Goal atMost(double floor, double target) {
        return new Goal(floor, target, false);
    }

    /** A ratio of which less is better, for which nothing short of the target will do. */
    public static Goal atMost(double target) {
        return new Goal(target, target, false);
    }

    String verdict(double ratio) {
        if (larger ? ratio >= target : ratio <= target) {
            return "goal";
        }
        return (larger ? ratio >= floor : ratio <= floor) ? "floor" : "short";
    }

    @Override
    public String toString() {
        String first = (larger ? ">= " : "<= ") + floor;
        return floor == target ? first : first + ", " + target;
    }
}
