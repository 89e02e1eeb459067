package org.labhub.shm.internal.slot;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.ConsumerStatus;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.SlotHandler;
import org.labhub.api.schema.Layout;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.liveness.Census;

/**
 * Looks at a block through a mapping that cannot be written to. A frame is copied whole, then validated, then shown; one
 * that is corrupt is not.
 */
public final class MappedObserver implements BlockObserver {

    private static final int COMMITTED = Block.control(ControlField.COMMITTED);
    private static final int ATTEMPTS = 64;

    private final Block block;
    private final Layout layout;
    private final Census census;
    private final UnsafeBuffer copy;
    private final FrameSum sum;
    private final OpenReadSlot slot;

    /** Of a block that was opened to read only. */
    public MappedObserver(Block block, Layout layout, Census census) {
        this.block = block;
        this.layout = layout;
        this.census = census;
        copy = new UnsafeBuffer(ByteBuffer.allocateDirect(block.geometry().stride()));
        slot = new OpenReadSlot(() -> {});
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
        return block.head().getLongAcquire(COMMITTED);
    }

    @Override
    public BlockMetrics metrics() {
        long committed = committed();
        return new BlockMetrics(
                committed,
                committed * block.geometry().slotBytes() + count(ControlField.ODD_BYTES),
                count(ControlField.ABORTED),
                count(ControlField.CLAIMS_TIMED_OUT),
                count(ControlField.CLAIMS_IN_USE),
                Duration.ofNanos(count(ControlField.BLOCKED_NANOS)),
                count(ControlField.TAKEOVERS),
                count(ControlField.SCHEMA_REFUSALS),
                count(ControlField.RECOVERIES));
    }

    private long count(ControlField counter) {
        return block.head().getLongVolatile(Block.control(counter));
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
            if (copied(newest)) {
                slot.open(copy.addressOffset(), newest, block.geometry().slotBytes());
                try {
                    handler.onSlot(slot);
                } finally {
                    slot.hide();
                }
                return true;
            }
        }
        return false;
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
    public void close() {
        slot.hide();
    }
}
