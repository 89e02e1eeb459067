package org.labhub.launcher;

/**
 * One thing that the doctor looked at.
 *
 * @param heading of {@code docs/operations.md} under which more is said
 * @param well whether it is as it should be
 * @param words what was seen
 * @param remedy the command that mends it; empty if nothing has to be done
 */
record Finding(String heading, boolean well, String words, String remedy) {

    static Finding well(String heading, String words) {
        return new Finding(heading, true, words, "");
    }

    static Finding wrong(String heading, String words, String remedy) {
        return new Finding(heading, false, words, remedy);
    }

    @Override
    public String toString() {
        String line = "%-5s  %s: %s".formatted(well ? "ok" : "WRONG", heading, words);
        return remedy.isEmpty() ? line : line + "\n         -> " + remedy;
    }
}
