package org.labhub.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A clock that a test turns by hand: the wall clock, and the monotonic one, which go on together. Any thread may read it while
 * another turns it.
 */
public final class TurnedClock implements InstantSource, LongSupplier {

    private static final Instant BEGAN = Instant.parse("2026-01-31T09:30:00Z");

    private final AtomicLong nanos = new AtomicLong();

    /** Stands at some moment, and stays there until it is turned. */
    public TurnedClock() {}

    /**
     * Turns it.
     *
     * @param time that passes, which is negative if the wall clock is set back
     */
    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public Instant instant() {
        return BEGAN.plusNanos(nanos.get());
    }

    /**
     * The monotonic clock.
     *
     * @return nanoseconds since it was made
     */
    @Override
    public long getAsLong() {
        return nanos.get();
    }
}
