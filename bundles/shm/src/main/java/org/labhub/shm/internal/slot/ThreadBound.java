package org.labhub.shm.internal.slot;

/** That an end belongs to the thread that first used it; a second one is refused by name. One plain check a call. */
final class ThreadBound {

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

    /** The thread that uses the end; not alive if none has yet. */
    synchronized Thread owner() {
        return owner;
    }
}
