package org.labhub.api.deploy;

import java.util.List;
import java.util.Locale;

/**
 * What is true of one file in the deploy folder, at one moment.
 *
 * @param name of the file, without its folder
 * @param state in one word
 * @param bundle the symbolic name and version of what was installed from it, or empty
 * @param reasons why it does not run, or what it waits for, each in words; empty if it runs
 * @param remedy what to do about it; empty if nothing has to be done
 */
public record DeployedFile(String name, State state, String bundle, List<String> reasons, String remedy) {

    /** One word for a deployed file. */
    public enum State {
        /** It is still being written, or was complete only a moment ago. */
        COPYING,
        /** It cannot run as it is: somebody has to change something. */
        REFUSED,
        /** It would run if something else were there. */
        WAITING,
        /** Its bundle is active and so are its components. */
        RUNNING,
        /** Somebody stopped it. */
        STOPPED;

        /**
         * The word as it is shown.
         *
         * @return in small letters
         */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Takes a copy of the reasons.
     *
     * @param name of the file, without its folder
     * @param state in one word
     * @param bundle the symbolic name and version of what was installed from it, or empty
     * @param reasons why it does not run, or what it waits for, each in words
     * @param remedy what to do about it
     */
    public DeployedFile {
        reasons = List.copyOf(reasons);
    }

    /**
     * All of it but the remedy, for a log or a shell.
     *
     * @return for example {@code meter.jar is waiting: needs a service org.acme.Clock}
     */
    public String sentence() {
        String is = name + " is " + state.text();
        return reasons.isEmpty() ? is : is + ": " + String.join("; ", reasons);
    }
}
