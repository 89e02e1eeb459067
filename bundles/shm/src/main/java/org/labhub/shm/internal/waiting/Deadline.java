package org.labhub.shm.internal.waiting;

import java.time.Duration;

/**
 * A moment after which nobody waits any longer; for ever is some hundred years.
 *
 * @param atNanos by the monotonic clock
 */
public record Deadline(long atNanos) {

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    /** So long from now. */
    public static Deadline after(Duration timeout) {
        return new Deadline(System.nanoTime() + nanos(timeout));
    }

    /** A duration in nanoseconds, however long it is. */
    public static long nanos(Duration timeout) {
        return timeout.compareTo(FOR_EVER) < 0 ? timeout.toNanos() : FOR_EVER.toNanos();
    }

    /** How long there is still to wait; negative when it has passed. */
    public long leftNanos() {
        return atNanos - System.nanoTime();
    }

    /** Whether it has passed. */
    public boolean hasPassed() {
        return leftNanos() <= 0;
    }
}
