package org.labhub.launcher;

/**
 * One thing that the doctor looked at.
 *
 * @param heading of {@code docs/operations.md} under which more is said
 * @param grade how it is
 * @param words what was seen
 * @param remedy the command that mends it; empty if nothing has to be done
 */
record Finding(String heading, Grade grade, String words, String remedy) {

    /** How something is. */
    enum Grade {
        /** As it should be. */
        OK("ok"),
        /** It works, and somebody should look. */
        WARNING("WARN"),
        /** It does not work, or is not safe. */
        FAILURE("WRONG");

        private final String word;

        Grade(String word) {
            this.word = word;
        }
    }

    static Finding well(String heading, String words) {
        return new Finding(heading, Grade.OK, words, "");
    }

    static Finding doubtful(String heading, String words, String remedy) {
        return new Finding(heading, Grade.WARNING, words, remedy);
    }

    static Finding wrong(String heading, String words, String remedy) {
        return new Finding(heading, Grade.FAILURE, words, remedy);
    }

    boolean well() {
        return grade == Grade.OK;
    }

    @Override
    public String toString() {
        String line = "%-5s  %s: %s".formatted(grade.word, heading, words);
        return remedy.isEmpty() ? line : line + "\n         -> " + remedy;
    }
}
