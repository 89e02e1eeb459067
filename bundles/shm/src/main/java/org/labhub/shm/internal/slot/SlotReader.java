package org.labhub.shm.internal.slot;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Corrupt;
import org.labhub.api.channel.ChannelEvent.WriterChanged;
import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.FrameHandler;
import org.labhub.api.channel.SlotHandler;
import org.labhub.api.frame.FrameType;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.SlotField;

/** What all readers share: where they are, which slot that is, and what they tell between frames. One thread. */
abstract class SlotReader {

    static final int COMMITTED = Block.control(ControlField.COMMITTED);
    static final int FLOOR = Block.control(ControlField.FLOOR);

    final Block block;
    final UnsafeBuffer head;
    final Line line;
    final FrameSum sum;
    final OpenReadSlot slot;
    final FrameStamp stamp = new FrameStamp();
    final int room;

    private final ChannelEventHandler events;
    private final int capacity;
    private final int stride;
    private final boolean whole;

    /** The next sequence, where its slot lies, and in which view. */
    long next;

    int at;
    UnsafeBuffer view;

    private int index;
    private int epoch;

    SlotReader(Block block, Line line, ChannelEventHandler events, int epoch) {
        this.block = block;
        this.head = block.head();
        this.line = line;
        this.events = events;
        this.epoch = epoch;
        sum = FrameSum.enforcedBy(block.info());
        capacity = block.geometry().capacity();
        stride = block.geometry().stride();
        room = block.geometry().slotBytes();
        whole = block.isWhole();
        view = block.view(0);
        slot = new OpenReadSlot(view, this::letGo);
    }

    /** Hands over slots in place. */
    abstract int poll(SlotHandler handler, int limit);

    /** Hands over copies. */
    abstract <F> int poll(FrameType<F> type, FrameHandler<F> handler, int limit);

    /** Shows the next slot in place, until {@link #letGo}. */
    abstract boolean take();

    /** Lets go of what {@link #take} has shown. */
    abstract void letGo();

    /** Whether the next poll would hand over something, or tell a gap. */
    abstract boolean isSomethingThere();

    /** Leaves for good. */
    abstract void leave();

    final void moveTo(long sequence) {
        next = sequence;
        index = block.slotOf(sequence);
        locate();
    }

    final void advance() {
        next++;
        index = index + 1 == capacity ? 0 : index + 1;
        locate();
    }

    private void locate() {
        if (whole) {
            at = index * stride;
        } else {
            view = block.view(index);
            at = block.at(index);
        }
    }

    /** The word of the next slot. */
    final long word() {
        return view.getLongAcquire(at);
    }

    final boolean isCommitted() {
        return view.getLongAcquire(at) == next + 1;
    }

    /** Whether the next slot already belongs to a later sequence. */
    static boolean isLater(long word, long sequence) {
        return word != 0 && (word > 0 ? word - 1 : ~word) > sequence;
    }

    final void open() {
        slot.open(view, at, next, room);
    }

    final boolean sumFits() {
        return sum.fits(view, at, Math.max(0, Math.min(view.getInt(at + SlotField.LENGTH.at()), room)));
    }

    /** Before a frame that will be delivered: says so if it is another writer's than the last. */
    final void tellWriter(int frameEpoch) {
        if (frameEpoch != epoch) {
            epoch = frameEpoch;
            tell(new WriterChanged(frameEpoch));
        }
    }

    final int slotEpoch() {
        return view.getInt(at + SlotField.EPOCH.at());
    }

    final void tellCorrupt() {
        line.countCorrupt();
        tell(new Corrupt(next));
    }

    final void tell(ChannelEvent event) {
        events.onEvent(event);
    }

    /** Whether the slot that was just read has not been written to meanwhile. */
    final boolean isStillCommitted() {
        UnsafeApi.loadFence();
        return isCommitted();
    }

    final long committed() {
        return head.getLongAcquire(COMMITTED);
    }
}
