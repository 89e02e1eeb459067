package org.labhub.benchmarks.suite;

import java.util.List;

/**
 * Who does what beside whom.
 *
 * @param entrant ours
 * @param work that it does
 * @param size of its team
 * @param references of which the best is taken
 * @param referenceWork that these do
 * @param referenceSize of their teams
 * @param bytes of a frame
 * @param view of their rounds
 */
record Match(
        Entrant entrant,
        String work,
        int size,
        List<Entrant> references,
        String referenceWork,
        int referenceSize,
        int bytes,
        View view) {

    private static final int KIBI = 1024;

    /** Both do the same, by twos. */
    static Match of(String work, int bytes, Entrant entrant, List<Entrant> references) {
        return new Match(entrant, work, 2, references, work, 2, bytes, View.LAST);
    }

    /** With so many in each team. */
    Match by(int members) {
        return new Match(entrant, work, members, references, referenceWork, members, bytes, view);
    }

    /** Against something else that the references do, by so many. */
    Match against(String otherWork, int members) {
        return new Match(entrant, work, size, references, otherWork, members, bytes, view);
    }

    /** Seen in another way. */
    Match seen(View by) {
        return new Match(entrant, work, size, references, referenceWork, referenceSize, bytes, by);
    }

    @Override
    public String toString() {
        return bytesInWords() + " " + work + ", " + entrant + (size == 2 ? "" : ", by " + size);
    }

    private String bytesInWords() {
        if (bytes >= KIBI * KIBI) {
            return bytes / KIBI / KIBI + " MiB";
        }
        return bytes >= KIBI ? bytes / KIBI + " KiB" : bytes + " B";
    }
}
