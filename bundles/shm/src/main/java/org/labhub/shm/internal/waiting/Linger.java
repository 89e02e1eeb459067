package org.labhub.shm.internal.waiting;

import java.util.function.BooleanSupplier;

/** What one does for a moment before one sleeps, since to be woken costs both sides more than some looks. */
public final class Linger {

    private static final int TURNS = 16;

    private Linger() {}

    /** Looks so often. */
    public static boolean spinning(BooleanSupplier there, int looks) {
        for (int look = 0; look < looks; look++) {
            if (there.getAsBoolean()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /**
     * Looks a few times more, and lets others have the core before each look. Who shares it with the one that it waits for sees
     * nothing new while it spins; if it slept, it would be woken for each frame and take the core from the other one. Nothing
     * relies on the scheduler: if that does nothing, one has spun in vain.
     */
    @SuppressWarnings("ThreadPriorityCheck")
    public static boolean givingWay(BooleanSupplier there) {
        for (int turn = 0; turn < TURNS; turn++) {
            Thread.yield();
            if (there.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }
}
