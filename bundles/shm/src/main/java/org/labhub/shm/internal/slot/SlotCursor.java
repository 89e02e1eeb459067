package org.labhub.shm.internal.slot;

import org.labhub.shm.internal.block.Block;

/** Walks round a ring: at which address the slot of a sequence begins. */
final class SlotCursor {

    private final Block block;
    private final int capacity;
    private final int stride;
    private final boolean whole;
    private final long first;

    private int index;
    private long address;

    SlotCursor(Block block, long sequence) {
        this.block = block;
        capacity = block.geometry().capacity();
        stride = block.geometry().stride();
        whole = block.isWhole();
        first = block.address(0);
        moveTo(sequence);
    }

    void moveTo(long sequence) {
        index = block.slotOf(sequence);
        address = block.address(index);
    }

    void advance() {
        if (++index == capacity) {
            index = 0;
            address = first;
        } else {
            address = whole ? address + stride : block.address(index);
        }
    }

    /** Where the slot begins: its header, then its payload. */
    long address() {
        return address;
    }
}
