package org.labhub.shm.internal.slot;

/** What a frame says cannot be: it was overwritten while it was read, or is corrupt. The reader finds out which. */
final class TornFrame extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    TornFrame(String message) {
        super(message);
    }
}
