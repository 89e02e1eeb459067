package org.labhub.admin.internal.endpoint;

import java.util.List;

/** The commands that may be run from afar. */
interface Commands {

    /** Their names, sorted. */
    List<String> names();

    /** Runs one of them on the caller's thread, with these very words; the session's number tells it from others. */
    Said run(String command, List<String> arguments);

    /**
     * What a command said.
     *
     * @param well whether it did not fail
     * @param text of it
     * @param cut whether there was more
     */
    record Said(boolean well, String text, boolean cut) {}
}
