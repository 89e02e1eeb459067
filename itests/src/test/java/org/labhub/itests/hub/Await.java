package org.labhub.itests.hub;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, not for a time: looks again and again until it holds or patience ends. */
public final class Await {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private Await() {}

    /** Returns when the condition holds; fails with what is {@code seen} when it did not in time. */
    public static void until(Duration patience, BooleanSupplier condition, Supplier<String> seen) {
        if (!comes(patience, condition)) {
            throw new AssertionError("not within " + patience + ": " + seen.get());
        }
    }

    /** Returns true when the condition holds, false when it did not in time. */
    public static boolean comes(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }
}
