package org.labhub.shm.internal.slot;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.labhub.shm.internal.waiting.Deadline;

/** That an end belongs to the thread that first used it; a second one is refused by name. One plain check a call. */
final class ThreadBound {

    /** How long those who close an end of another thread wait for it, if nobody says. */
    static final Duration PATIENCE = Duration.ofMillis(200);

    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    private final String what;
    private Thread owner = NOBODY;

    private static final Thread NOBODY = new Thread("nobody");

    ThreadBound(String what) {
        this.what = what;
    }

    void check() {
        if (Thread.currentThread() != owner) {
            bind();
        }
    }

    private synchronized void bind() {
        if (owner != NOBODY) {
            throw new IllegalStateException(what + " belongs to thread \"" + owner.getName() + "\"; thread \""
                    + Thread.currentThread().getName() + "\" needs an end of its own");
        }
        owner = Thread.currentThread();
    }

    synchronized boolean isOwnerOrNobody() {
        return owner == NOBODY || owner == Thread.currentThread() || !owner.isAlive();
    }

    /**
     * Waits until that thread is outside of the end, for somebody who has already closed the door. Asking a thread for its
     * stack makes it pass a safepoint: what it stored before is seen here, and what we stored before is seen there.
     */
    boolean isOutside(BooleanSupplier inside, Duration patience) {
        Deadline deadline = Deadline.after(patience);
        while (owner().getStackTrace().length > 0 && inside.getAsBoolean()) {
            if (deadline.hasPassed()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    private synchronized Thread owner() {
        return owner;
    }

    @Override
    public String toString() {
        return what;
    }
}
