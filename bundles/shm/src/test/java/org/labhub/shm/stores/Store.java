package org.labhub.shm.stores;

import java.util.Arrays;

/**
 * One thing that the engine did to a block's memory, or said about the order of what it did.
 *
 * @param kind what it was
 * @param at where in the block; 0 if nowhere
 * @param bytes what lay there afterwards; empty if it stored nothing
 * @param note what the work says that it has achieved so far
 */
public record Store(Kind kind, int at, byte[] bytes, long note) {

    /** How a store stands to those around it. */
    public enum Kind {
        /** May become visible before or after its neighbours. */
        PLAIN,
        /** Not before what precedes it. */
        ORDERED,
        /** Stores nothing, but parts what precedes from what follows. */
        FENCE,
        /** The work has reached something. */
        NOTE
    }

    void applyTo(byte[] image) {
        System.arraycopy(bytes, 0, image, at, bytes.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Store store
                && kind == store.kind
                && at == store.at
                && note == store.note
                && Arrays.equals(bytes, store.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * at + Arrays.hashCode(bytes);
    }
}
