package org.labhub.host.internal.job;

/** Says that an end is being closed. */
final class Stopping {

    private volatile boolean begun;

    void begin() {
        begun = true;
    }

    boolean isStopping() {
        return begun;
    }
}
