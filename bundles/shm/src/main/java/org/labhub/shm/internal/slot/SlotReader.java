package org.labhub.shm.internal.slot;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.Evicted;
import org.labhub.api.channel.FrameHandler;
import org.labhub.api.channel.SlotHandler;
import org.labhub.api.frame.FrameType;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.Walk;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.SlotField;
import org.labhub.shm.internal.segment.Words;

/** What all readers share: where they are, which slot that is, and how it is handed over. One thread. */
abstract class SlotReader {

    static final int FLOOR = Block.control(ControlField.FLOOR);
    private static final int COMMITTED = Block.control(ControlField.COMMITTED);
    private static final int LABEL = SlotField.LENGTH.at();

    /** No slot has such a length and epoch. */
    private static final long UNKNOWN = -1;

    /** How many frames at most are passed before the writer may have their slots. */
    private static final int BATCH = 16;

    /** Of so many slots a batch is one at most, so that a writer of a few large ones need not wait. */
    private static final int BATCHES = 8;

    final Block block;
    final UnsafeBuffer head;
    final Line line;
    final FrameSum sum;
    final OpenReadSlot slot;
    final FrameStamp stamp = new FrameStamp();
    final int room;
    final int batch;

    final Tidings tidings;

    private final long floorAddress;

    /** The next sequence. */
    long next;

    /** Where its slot begins. */
    private long address;

    private final Walk walk;
    private final boolean summed;

    /** Length and epoch of the slot that was shown last: most slots have the same. */
    private long label = UNKNOWN;

    /** Whether frames are being handed over: then none is let go by who is given it. */
    private boolean handing;

    /** Whether no further frame is to be handed over; told by whichever thread closes the end. */
    private boolean stopped;

    /** Whether more is to be asked than whether a frame is there: whether its sum fits, or whether any is handed over. */
    private boolean careful;

    SlotReader(Block block, Line line, ChannelEventHandler events, int epoch) {
        this.block = block;
        this.head = block.head();
        floorAddress = head.addressOffset() + FLOOR;
        this.line = line;
        sum = FrameSum.enforcedBy(block.info());
        summed = block.info().channel().checksums() == ChecksumPolicy.ENFORCED;
        careful = summed;
        room = block.geometry().slotBytes();
        batch = Math.max(1, Math.min(BATCH, block.geometry().capacity() / BATCHES));
        slot = new OpenReadSlot(this::closed, FrameSum.onRequest(block.info())::judge);
        tidings = new Tidings(line, slot, events, epoch);
        walk = new Walk(block);
        address = walk.to(next);
    }

    final void beginHanding() {
        handing = true;
    }

    /** What was handed over can no longer be used. */
    final void endHanding() {
        if (handing) {
            handing = false;
            slot.hide();
        }
    }

    final void stop() {
        stopped = true;
        careful = true;
    }

    final boolean isStopped() {
        return stopped;
    }

    final boolean isCareful() {
        return careful;
    }

    /** Somebody has closed the slot: it has been hidden. */
    private void closed() {
        if (!handing) {
            letGo();
        }
    }

    /** Hands over slots in place. */
    final int poll(SlotHandler handler, int limit) {
        if (!line.isMine()) {
            return 0;
        }
        int taken = 0;
        long bytes = 0;
        try {
            while (taken < limit && isReady()) {
                open();
                taken++;
                bytes += slot.shown();
                handOver(handler);
            }
        } finally {
            if (taken > 0) {
                line.countRead(taken, bytes);
            }
            rest();
        }
        return finish(taken, limit);
    }

    private void handOver(SlotHandler handler) {
        try {
            handler.onSlot(slot);
            checkStillThere();
        } finally {
            pass();
        }
    }

    /** Shows the lag, if the limit was what ended it, and the counters. */
    final int finish(int taken, int limit) {
        if (taken > 0) {
            if (taken == limit) {
                sawLag();
            }
            line.flush(next);
        }
        return taken;
    }

    /** How far it is behind what was announced; those who skip to the newest frame never are. */
    void sawLag() {
        line.sawLag(announced() - next);
    }

    /** Hands over copies. */
    abstract <F> int poll(FrameType<F> type, FrameHandler<F> handler, int limit);

    /** Shows the next slot in place, until it is let go. */
    final boolean take() {
        if (!line.isMine() || !isReady()) {
            return false;
        }
        open();
        line.countRead(1, slot.shown());
        return true;
    }

    private void letGo() {
        pass();
        rest();
        line.flush(next);
    }

    /** Whether the next frame is there, good, and will stay while it is read; tells what is not, and passes it. */
    abstract boolean isReady();

    /** Goes on behind the frame that was read. */
    abstract void pass();

    /** Lets the writer have what has been passed. */
    abstract void rest();

    /** Whether the next poll would hand over something, or tell a gap. */
    abstract boolean isSomethingThere();

    /** Leaves for good. */
    abstract void leave();

    final void moveTo(long sequence) {
        next = sequence;
        address = walk.to(sequence);
    }

    final void advance() {
        long following = next + 1;
        next = following;
        address = walk.on(address, following);
    }

    /** Where the next slot begins. */
    final long address() {
        return address;
    }

    /** The word of the next slot. */
    final long word() {
        return Words.acquire(address);
    }

    final boolean isCommitted() {
        return word() == next + 1;
    }

    /** Whether the next slot already belongs to a later sequence. */
    static boolean isLater(long word, long sequence) {
        return word != 0 && (word > 0 ? word - 1 : ~word) > sequence;
    }

    /** Shows the next slot, whose frame will be delivered; says so before if it is another writer's than the last. */
    final void open() {
        long at = address;
        long found = UnsafeApi.getLong(at + LABEL);
        if (found != label) {
            tidings.writer((int) (found >>> Integer.SIZE));
            show((int) found);
            label = found;
        }
        slot.open(at, next);
    }

    /** Shows the next slot, whatever it holds: its length is bounded by the room that there is. */
    final void show(int length) {
        label = UNKNOWN;
        slot.open(address, next, Math.max(0, Math.min(length, room)));
    }

    /** After a frame was read behind a gate: refuses it if the writer no longer minded that gate, and has been there. */
    final void checkStillThere() {
        if (!isStillCommitted() && line.isEvicted()) {
            throw evicted();
        }
    }

    final Evicted evicted() {
        return new Evicted(block.info().name().text(), line.name(), next);
    }

    /** Whether the next frame is what was stamped, if its block stamps frames. */
    final boolean sumFits() {
        return !summed || sum.fits(address, next);
    }

    /** Whether the slot that was just read has not been written to meanwhile. */
    final boolean isStillCommitted() {
        UnsafeApi.loadFence();
        return isCommitted();
    }

    /** The next sequence of the writer. */
    final long committed() {
        return block.announceEvery() == 1 ? announced() : block.next();
    }

    private long announced() {
        return head.getLongAcquire(COMMITTED);
    }

    /** Below it no reader may newly take a slot. */
    final long floor() {
        return Words.acquire(floorAddress);
    }
}
