package org.labhub.shm.internal.waiting;

import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;

/** For systems without a futex: sleeps a little and looks again. */
public final class PollingFutex implements Futex {

    private static final long NAP_NANOS = 100_000;

    @Override
    public void sleep(UnsafeBuffer memory, int at, int expected, long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (memory.getIntVolatile(at) == expected && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(NAP_NANOS);
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
