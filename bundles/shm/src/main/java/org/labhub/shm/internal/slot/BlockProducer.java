package org.labhub.shm.internal.slot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.channel.ChannelBusy;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.Obstacle;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.SlotFiller;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.channel.WriteBatch;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.Layout;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;

/** The writing end of a block: one thread, one slot or batch at a time. */
public final class BlockProducer implements SlotProducer, OpenWriteSlot.Claim {

    private static final int ABORTED = Block.control(ControlField.ABORTED);

    private final Block block;
    private final Layout layout;
    private final Lease lease;
    private final Lines lines;
    private final SlotWriter writer;
    private final PatientWriter patience;
    private final Runnable onClose;
    private final ThreadBound thread;
    private final OpenWriteSlot slot = new OpenWriteSlot(this);
    private final Optional<WriteSlot> claimed = Optional.of(slot);
    private final boolean whole;
    private final int capacity;
    private final int stride;
    private final int slotBytes;
    private final int schemaBytes;

    private UnsafeBuffer view;
    private int index;
    private int at;
    private boolean inside;
    private volatile boolean closed;

    /** Of a block whose lease is held. */
    public BlockProducer(Block block, Layout layout, Lease lease, Engine engine, Runnable onClose) {
        this.block = block;
        this.layout = layout;
        this.lease = lease;
        this.onClose = onClose;
        lines = new Lines(block, engine.census());
        writer = new SlotWriter(block, lease.epoch(), engine.heart(), engine.bell(block));
        patience = new PatientWriter(block, lines, writer, engine);
        thread = new ThreadBound("the producer of " + block.info().name());
        whole = block.isWhole();
        capacity = block.geometry().capacity();
        stride = block.geometry().stride();
        slotBytes = block.geometry().slotBytes();
        schemaBytes = layout.size();
        view = block.view(0);
        index = block.slotOf(writer.next());
    }

    @Override
    public String channel() {
        return block.info().name().text();
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public int epoch() {
        return lease.epoch();
    }

    @Override
    public Optional<WriteSlot> tryClaim() {
        return claimNow() ? claimed : Optional.empty();
    }

    private boolean claimNow() {
        enter();
        if (!writer.isFree(1) && !patience.isFreeAfterClearing(1)) {
            return false;
        }
        open();
        return true;
    }

    private void enter() {
        thread.check();
        if (closed) {
            throw new IllegalStateException("the producer of " + channel() + " is closed");
        }
        if (inside) {
            throw new IllegalStateException(
                    "the producer of " + channel() + " has a slot that is neither committed nor aborted");
        }
    }

    private void open() {
        inside = true;
        if (!whole) {
            view = block.view(index);
        }
        at = whole ? index * stride : block.at(index);
        long sequence = writer.next();
        writer.mark(sequence, view, at);
        slot.open(view, at, sequence, slotBytes, schemaBytes);
    }

    @Override
    public Optional<WriteBatch> tryClaim(int frames) {
        enter();
        if (frames < 1 || frames > capacity) {
            throw new IllegalArgumentException(
                    "a batch of " + channel() + " has 1 to " + capacity + " frames, not " + frames);
        }
        if (!writer.isFree(frames) && !patience.isFreeAfterClearing(frames)) {
            return Optional.empty();
        }
        inside = true;
        return Optional.of(new BlockBatch(block, writer, this, index, frames, schemaBytes));
    }

    void batchEnded(int published) {
        inside = false;
        index = (index + published) % capacity;
    }

    @Override
    public WriteSlot claim(Duration timeout) {
        enter();
        if (!writer.isFree(1) && !patience.await(timeout)) {
            throw new ChannelBusy(channel(), obstacle());
        }
        open();
        return slot;
    }

    @Override
    public void write(Duration timeout, SlotFiller filler) {
        claim(timeout);
        try {
            filler.fill(slot);
            if (inside) {
                commit();
            }
        } finally {
            slot.close();
        }
    }

    @Override
    public void commit() {
        writer.complete(view, at, slot.length(), slot.deviceNanos());
        writer.publish(view, at);
        writer.announce();
        slot.hide();
        index = index + 1 == capacity ? 0 : index + 1;
        inside = false;
    }

    @Override
    public void abort() {
        slot.hide();
        inside = false;
        block.head().getAndAddLong(ABORTED, 1);
    }

    @Override
    public Obstacle obstacle() {
        if (!lease.isMine()) {
            return new Obstacle.NoLease(patience.leaseHolder());
        }
        if (writer.isFree(1)) {
            return new Obstacle.None();
        }
        List<Holder> inPlace = lines.holdersUp(writer.next(), false);
        return inPlace.isEmpty() ? new Obstacle.RingFull(patience.slowest()) : new Obstacle.SlotInUse(inPlace);
    }

    @Override
    public Optional<FlexWriter> flex() {
        return block.info().flexBytes() == 0
                ? Optional.empty()
                : Optional.of(filler -> {
                    enter();
                    new FlexZone(block).write(filler);
                });
    }

    @Override
    public <F> Producer<F> as(FrameType<F> type) {
        if (!type.schema().hash().equals(block.info().schemaHash())) {
            throw Refusals.schema(block, type.schema());
        }
        return new FrameProducer<>(this, type);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Whether its thread is between claim and commit: asked by who wants to revoke this end from outside. */
    public boolean isInside() {
        return inside;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        slot.close();
        lease.give();
        onClose.run();
    }
}
