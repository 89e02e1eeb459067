package org.labhub.api.channel;

import org.labhub.api.frame.WriteSlot;

/** Fills one slot in place. */
@FunctionalInterface
public interface SlotFiller {

    /**
     * Called once, by the thread that writes. What it throws aborts the frame and is rethrown.
     *
     * @param slot valid inside this call only
     */
    void fill(WriteSlot slot);
}
