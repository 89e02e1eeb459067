package org.labhub.shm.internal.waiting;

import java.util.concurrent.locks.LockSupport;

/**
 * For who wants only the newest frame: whether to sleep until the writer rings, or by the clock. To wake somebody costs a
 * writer as much as a thousand small frames, so where frames come in quicker than anybody can be woken, nobody has himself
 * woken: he looks five hundred times a second.
 */
public final class Drowse {

    private static final long NAP_NANOS = 2_000_000;
    private static final long QUICK_NANOS = 50_000;

    private long since;
    private long seen;
    private boolean quick;

    /** Of who has seen so many frames by now. */
    public Drowse(long frames, long nowNanos) {
        seen = frames;
        since = nowNanos;
    }

    /** Whether frames came in quickly over the last two milliseconds or longer: then it is better to nap. */
    public boolean isBetter(long frames, long nowNanos) {
        long elapsed = nowNanos - since;
        if (elapsed >= NAP_NANOS) {
            quick = frames - seen > elapsed / QUICK_NANOS;
            seen = frames;
            since = nowNanos;
        }
        return quick;
    }

    /** Sleeps by the clock, at most so long. */
    public void nap(long nanos) {
        LockSupport.parkNanos(Math.min(nanos, NAP_NANOS));
    }
}
