package org.labhub.shm;

import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.shm.internal.waiting.Futex;

/** Sleeps that nothing but a wake ends, whatever their bound: who was not woken sleeps for ever. Counts both. */
final class CountedFutex implements Futex {

    private int sleeps;
    private int asleep;
    private int wakes;
    private long shortestNanos = Long.MAX_VALUE;

    @Override
    public synchronized void sleep(UnsafeBuffer memory, int at, int expected, long nanos) {
        sleeps++;
        asleep++;
        shortestNanos = Math.min(shortestNanos, nanos);
        try {
            while (memory.getIntVolatile(at) == expected) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            asleep--;
        }
    }

    @Override
    public synchronized void wake(UnsafeBuffer memory, int at) {
        wakes++;
        notifyAll();
    }

    /** Nobody needs it, since all in this process fence by themselves. */
    @Override
    public boolean barrier() {
        return true;
    }

    @Override
    public boolean joinBarrier() {
        return false;
    }

    synchronized int sleeps() {
        return sleeps;
    }

    synchronized boolean isSleptOn() {
        return asleep > 0;
    }

    synchronized int wakes() {
        return wakes;
    }

    synchronized long shortestNanos() {
        return shortestNanos;
    }
}
