package org.labhub.shm.internal.waiting;

import org.agrona.concurrent.UnsafeBuffer;

/** Sleeping on a word of shared memory until somebody says that it has changed. */
public interface Futex {

    /** Sleeps while the word is as expected, for at most so long; may wake for no reason. */
    void sleep(UnsafeBuffer memory, int at, int expected, long nanos);

    /** Wakes all that sleep on the word, in whichever process. */
    void wake(UnsafeBuffer memory, int at);

    /**
     * Makes every running thread of every process that has {@link #joinBarrier joined} pass a full fence.
     *
     * @return false if the system cannot
     */
    boolean barrier();

    /**
     * Makes this process one on whose behalf others may issue fences.
     *
     * @return false if the system cannot: then this process issues its own
     */
    boolean joinBarrier();
}
