package org.labhub.benchmarks.suite;

import org.labhub.benchmarks.contender.Contenders;
import org.labhub.benchmarks.team.Native;

/**
 * Who takes part, and how.
 *
 * @param contender by name
 * @param slots of its ring; megabytes of its buffer; consumers, where these are what is varied
 * @param option what else it is told
 */
record Entrant(String contender, int slots, String option) {

    static Entrant labhub(int slots, String option) {
        return new Entrant(Contenders.LABHUB, slots, option);
    }

    static Entrant aeron(int megabytes, int pauses) {
        return new Entrant(Contenders.AERON, megabytes, Integer.toString(pauses));
    }

    static Entrant bareRing(int slots) {
        return new Entrant(Contenders.BARE_RING, slots, "-");
    }

    static Entrant limit(int slots) {
        return new Entrant(Native.NAME, slots, "-");
    }

    @Override
    public String toString() {
        return option.equals("-") ? contender : contender + " " + option;
    }
}
