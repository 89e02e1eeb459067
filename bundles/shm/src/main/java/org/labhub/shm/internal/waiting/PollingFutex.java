package org.labhub.shm.internal.waiting;

import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.Backoff;

/** For systems without a futex: backs off and looks again. */
public final class PollingFutex implements Futex {

    private final Backoff backoff;

    /** With what is done between two looks. */
    public PollingFutex(Backoff backoff) {
        this.backoff = backoff;
    }

    @Override
    public void sleep(UnsafeBuffer memory, int at, int expected, long nanos) {
        long deadline = System.nanoTime() + nanos;
        for (int round = 0; memory.getIntVolatile(at) == expected && System.nanoTime() - deadline < 0; round++) {
            backoff.pause(round);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    @Override
    public void wake(UnsafeBuffer memory, int at) {
        // those who sleep look by themselves
    }

    @Override
    public boolean barrier() {
        return false;
    }

    @Override
    public boolean joinBarrier() {
        return false;
    }
}
