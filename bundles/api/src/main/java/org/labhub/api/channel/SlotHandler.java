package org.labhub.api.channel;

import org.labhub.api.frame.ReadSlot;

/** Is given one slot after the other, in place. */
@FunctionalInterface
public interface SlotHandler {

    /**
     * Called by the thread that polls. What it throws ends the poll and is rethrown; the frame counts as read. It may close
     * the slot and the consumer, but take no other frame from it.
     *
     * @param slot valid inside this call only, and until it is closed
     */
    void onSlot(ReadSlot slot);
}
