package org.labhub.deploy.internal.container;

import java.util.List;

/**
 * Why something does not run.
 *
 * @param kind which way out there is
 * @param words one sentence without its full stop
 * @param remedy what to do
 */
public record Trouble(Kind kind, String words, String remedy) {

    /** The worst comes first. */
    public enum Kind {
        /** It was tried, and failed. */
        FAILED,
        /** Something else has to come. */
        MISSING,
        /** Nobody has configured it yet. */
        UNCONFIGURED
    }

    /**
     * Only the words.
     *
     * @param troubles some
     * @return the words of each, in order
     */
    public static List<String> words(List<Trouble> troubles) {
        return troubles.stream().map(Trouble::words).toList();
    }
}
