package org.labhub.host.internal.life;

import java.time.Duration;

/** Counts failures in a row and says how long to pause after each: twice as long each time, up to half a minute. */
public final class Attempts {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration first;
    private final int most;
    private int failures;
    private Duration next;

    /** Before the first attempt. */
    public Attempts(Patience patience) {
        first = patience.firstPause();
        most = patience.failures();
        next = first;
    }

    /** Once more. */
    synchronized void countFailure() {
        failures++;
    }

    synchronized int failures() {
        return failures;
    }

    synchronized boolean isExhausted() {
        return failures >= most;
    }

    /** The pause before the next attempt. */
    public synchronized Duration pause() {
        Duration pause = next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }

    /** All is forgotten. */
    public synchronized void reset() {
        failures = 0;
        next = first;
    }
}
