package org.labhub.shm.internal.block;

/**
 * Tells where the slots of a ring lie to who goes along it frame by frame, without computing each place anew. Belongs to one
 * thread.
 */
public final class Walk {

    private final Block block;
    private final int stride;

    /** Behind the last slot that lies in the same view. */
    private long end;

    /** Along the ring of a block, from wherever it is sent first. */
    public Walk(Block block) {
        this.block = block;
        stride = block.geometry().stride();
    }

    /** Goes to the slot of a sequence: where it begins. */
    public long to(long sequence) {
        int slot = block.slotOf(sequence);
        end = block.endOfView(slot);
        return block.address(slot);
    }

    /** Goes on from a slot to the next one, which is that of this sequence: where it begins. */
    public long on(long from, long sequence) {
        long address = from + stride;
        return address == end ? to(sequence) : address;
    }
}
