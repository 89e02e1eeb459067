package org.labhub.shm.internal.block;

import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.Geometry;
import org.labhub.shm.internal.layout.LineField;
import org.labhub.shm.internal.layout.SlotField;
import org.labhub.shm.internal.segment.Segment;

/**
 * An open block: its geometry as this process computed it, and views of its regions. A slot never lies in two views. Every
 * index into it comes from here, none from shared memory.
 */
public final class Block {

    /** No capacity has such a mask. */
    private static final int DIVIDE = -1;

    /** A hint need not be nearer, nor be given in a ring that has not many times more slots. */
    private static final int SELDOM = 8;

    private static final int COMMITTED = control(ControlField.COMMITTED);

    private final BlockInfo info;
    private final Geometry geometry;
    private final UnsafeBuffer head;
    private final UnsafeBuffer flex;
    private final UnsafeBuffer[] ring;
    private final int slotsPerView;
    private final int capacity;
    private final int mask;
    private final int announceEvery;

    Block(BlockInfo info, Geometry geometry, Segment segment) {
        this.info = info;
        this.geometry = geometry;
        head = segment.view(0, Math.toIntExact(geometry.flexAt()));
        flex = segment.view(geometry.flexAt(), geometry.flexBytes());
        slotsPerView = Math.min(geometry.capacity(), Math.max(1, segment.viewLimit() / geometry.stride()));
        ring = new UnsafeBuffer[(geometry.capacity() - 1) / slotsPerView + 1];
        for (int view = 0; view < ring.length; view++) {
            int slots = Math.min(slotsPerView, geometry.capacity() - view * slotsPerView);
            long at = geometry.ringAt() + (long) view * slotsPerView * geometry.stride();
            ring[view] = segment.view(at, slots * geometry.stride());
        }
        capacity = geometry.capacity();
        mask = Integer.bitCount(capacity) == 1 ? capacity - 1 : DIVIDE;
        announceEvery = info.channel().grants() == ReadPolicy.LATEST_ONLY
                ? 1
                : Math.max(1, Integer.highestOneBit(Math.min(SELDOM, capacity / SELDOM)));
    }

    /** What it says of itself. */
    public BlockInfo info() {
        return info;
    }

    /** Whether a new writer with this specification can go on in it. */
    public boolean isMadeFor(BlockSpec spec) {
        return !BlockLife.isOver(this)
                && geometry.equals(Geometry.of(spec))
                && info.channel().equals(spec.channel())
                && info.schemaHash().equals(spec.schema().hash())
                && info.flexText().equals(spec.flex().map(SchemaInfo::text).orElse(""));
    }

    /** Where its regions lie. */
    public Geometry geometry() {
        return geometry;
    }

    /** Descriptor, control page, lines and texts. */
    public UnsafeBuffer head() {
        return head;
    }

    /** The flex zone; empty if there is none. */
    public UnsafeBuffer flex() {
        return flex;
    }

    /** Where a word of the control page lies in {@link #head()}. */
    public static int control(ControlField field) {
        return BlockLayout.CONTROL_AT + field.at();
    }

    /** Where a word of a line lies in {@link #head()}. */
    public int line(int index, LineField field) {
        return geometry.line(index) + field.at();
    }

    /** The view in which a slot lies. */
    public UnsafeBuffer view(int slot) {
        return ring[slot / slotsPerView];
    }

    /** Where in its view a slot lies. */
    public int at(int slot) {
        return slot % slotsPerView * geometry.stride();
    }

    /** The address at which a slot begins; valid as long as this block is held. */
    public long address(int slot) {
        return view(slot).addressOffset() + at(slot);
    }

    /** The address behind the last slot of the view in which a slot lies. */
    long endOfView(int slot) {
        UnsafeBuffer view = view(slot);
        return view.addressOffset() + view.capacity();
    }

    /** The address of the slot of a sequence. */
    public long addressOf(long sequence) {
        return address(slotOf(sequence));
    }

    /** Into which slot a sequence goes; of whatever number, one of ours. */
    public int slotOf(long sequence) {
        return mask == DIVIDE ? (int) ((sequence & Long.MAX_VALUE) % capacity) : (int) sequence & mask;
    }

    /** After how many frames their writer announces them in the control page; a power of two. */
    public int announceEvery() {
        return announceEvery;
    }

    /** The next sequence: what was published, announced or not. */
    public long next() {
        long next = Math.max(0, head.getLongAcquire(COMMITTED));
        for (int slot = 0; slot < capacity && word(next) == next + 1; slot++) {
            next++;
        }
        return next;
    }

    /** The word of the slot of a sequence. */
    public long word(long sequence) {
        int slot = slotOf(sequence);
        return view(slot).getLongAcquire(at(slot) + SlotField.WORD.at());
    }
}
