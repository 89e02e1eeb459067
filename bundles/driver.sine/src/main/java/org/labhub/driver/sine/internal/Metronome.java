package org.labhub.driver.sine.internal;

/** Says when the next reading is due; one that was missed is left out. One thread. */
final class Metronome {

    private final long periodNanos;
    private long next;

    private Metronome(long periodNanos) {
        this.periodNanos = periodNanos;
    }

    static Metronome ofHertz(double rate) {
        if (!(rate > 0 && rate <= 10_000)) {
            throw new IllegalArgumentException("rate must be above 0 and at most 10000 a second, not " + rate);
        }
        return new Metronome((long) (1e9 / rate));
    }

    void start(long now) {
        next = now;
    }

    boolean isDue(long now) {
        if (now - next < 0) {
            return false;
        }
        next += (now - next) / periodNanos * periodNanos + periodNanos;
        return true;
    }
}
