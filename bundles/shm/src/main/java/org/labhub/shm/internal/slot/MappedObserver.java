package org.labhub.shm.internal.slot;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.ConsumerStatus;
import org.labhub.api.block.SlotState;
import org.labhub.api.block.SlotStatus;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.SlotHandler;
import org.labhub.api.schema.Layout;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.BlockLife;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.liveness.Census;

/**
 * Looks at a block through a mapping that cannot be written to. A frame is copied whole, then validated, then shown; one
 * that is corrupt is not.
 */
public final class MappedObserver implements BlockObserver {

    private static final int ATTEMPTS = 64;

    private final Block block;
    private final Layout layout;
    private final Census census;
    private final UnsafeBuffer copy;
    private final FrameSum sum;
    private final OpenReadSlot slot;
    private volatile boolean closed;

    /** Of a block that was opened to read only. */
    public MappedObserver(Block block, Layout layout, Census census) {
        this.block = block;
        this.layout = layout;
        this.census = census;
        copy = new UnsafeBuffer(ByteBuffer.allocateDirect(block.geometry().stride()));
        slot = new OpenReadSlot(() -> {}, FrameSum.onRequest(block.info())::judge);
        sum = FrameSum.enforcedBy(block.info());
    }

    @Override
    public BlockInfo info() {
        return block.info();
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public long committed() {
        return block.next();
    }

    @Override
    public BlockMetrics metrics() {
        return metrics(block, census);
    }

    /** All counters of a block and of its consumers at one look. */
    public static BlockMetrics metrics(Block block, Census census) {
        long committed = block.next();
        return new BlockMetrics(
                committed,
                committed * block.geometry().slotBytes() + head(block, ControlField.ODD_BYTES),
                head(block, ControlField.ABORTED),
                head(block, ControlField.CLAIMS_TIMED_OUT),
                head(block, ControlField.CLAIMS_IN_USE),
                Duration.ofNanos(head(block, ControlField.BLOCKED_NANOS)),
                head(block, ControlField.TAKEOVERS),
                head(block, ControlField.EVICTIONS),
                head(block, ControlField.SCHEMA_REFUSALS),
                head(block, ControlField.RECOVERIES),
                census.beats(head(block, ControlField.LEASE)),
                new Lines(block, census).metrics());
    }

    private static long head(Block block, ControlField word) {
        return block.head().getLongVolatile(Block.control(word));
    }

    @Override
    public Optional<Holder> writer() {
        return Lease.isTaken(block) ? Optional.of(Lease.holder(block, census)) : Optional.empty();
    }

    @Override
    public List<ConsumerStatus> consumers() {
        return new Lines(block, census).statuses();
    }

    @Override
    public boolean latest(SlotHandler handler) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long newest = committed() - 1;
            if (newest < 0) {
                return false;
            }
            if (frame(newest, handler)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean frame(long sequence, SlotHandler handler) {
        if (!copied(sequence)) {
            return false;
        }
        slot.open(copy.addressOffset(), sequence, block.geometry().slotBytes());
        try {
            handler.onSlot(slot);
        } finally {
            slot.hide();
        }
        return true;
    }

    @Override
    public SlotStatus slot(int index) {
        long word = block.word(Objects.checkIndex(index, block.geometry().capacity()));
        if (word == 0) {
            return new SlotStatus(index, SlotState.FREE, 0);
        }
        if (word < 0) {
            return new SlotStatus(index, SlotState.WRITING, ~word);
        }
        SlotState state = word == drained() ? SlotState.DRAINING : SlotState.COMMITTED;
        return new SlotStatus(index, state, word - 1);
    }

    /** The word of the slot for which the writer waits; 0 if it waits for none. */
    private long drained() {
        long waiting = head(block, ControlField.WAITING_FOR);
        return waiting == 0 ? 0 : waiting - block.geometry().capacity();
    }

    private boolean copied(long sequence) {
        int index = block.slotOf(sequence);
        UnsafeBuffer view = block.view(index);
        int at = block.at(index);
        if (view.getLongAcquire(at) != sequence + 1) {
            return false;
        }
        view.getBytes(at, copy, 0, copy.capacity());
        UnsafeApi.loadFence();
        return view.getLongAcquire(at) == sequence + 1 && sum.fits(copy.addressOffset(), sequence);
    }

    @Override
    public boolean isOver() {
        return BlockLife.isOver(block);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        slot.hide();
    }
}
