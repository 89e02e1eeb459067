package org.labhub.recovery.internal.command;

/** How a command ends. */
final class Exit {

    /** Nothing is wrong, or what was wanted is done. */
    static final int FINE = 0;

    /** Something is wrong, or would have to be done. */
    static final int WRONG = 1;

    /** It was called wrongly. */
    static final int USAGE = 2;

    /** What was wanted is not safe, and nothing was done. */
    static final int REFUSED = 3;

    /** It could not be done. */
    static final int FAILED = 4;

    private Exit() {}
}
