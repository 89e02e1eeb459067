package org.labhub.shm.internal.block;

/** Goes along the slots of a ring, frame by frame, without computing anew where each of them lies. Belongs to one thread. */
public final class Walk {

    private final Block block;
    private final int stride;

    private long address;

    /** Behind the last slot that lies in the same view. */
    private long end;

    /** From the slot of a sequence on. */
    public Walk(Block block, long sequence) {
        this.block = block;
        stride = block.geometry().stride();
        to(sequence);
    }

    /** Goes to the slot of a sequence. */
    public void to(long sequence) {
        int slot = block.slotOf(sequence);
        address = block.address(slot);
        end = block.endOfView(slot);
    }

    /** Goes on to the next slot, which is that of this sequence. */
    public void on(long sequence) {
        address += stride;
        if (address == end) {
            to(sequence);
        }
    }

    /** Where the slot begins. */
    public long address() {
        return address;
    }
}
