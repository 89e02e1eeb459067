package org.labhub.shm.internal.slot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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
import org.labhub.api.schema.SchemaParser;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.waiting.Deadline;

/** The writing end of a block: one thread, one slot or batch at a time. */
public final class BlockProducer implements SlotProducer, OpenWriteSlot.Claim {

    private static final Duration PATIENCE_WITH_OTHERS = Duration.ofMillis(200);
    private static final long LOOK_AGAIN_NANOS = 1_000_000;
    private static final int ABORTED = Block.control(ControlField.ABORTED);

    private final Block block;
    private final SchemaParser parser;
    private final Layout layout;
    private final Lease lease;
    private final Lines lines;
    private final SlotWriter writer;
    private final PatientWriter patience;
    private final Runnable abandon;
    private final Runnable onClose;
    private final ThreadBound thread;
    private final OpenWriteSlot slot;
    private final Optional<WriteSlot> claimed;
    private final SlotCursor cursor;

    private boolean inside;
    private volatile boolean closed;
    private boolean left;

    /** Of a block whose lease is held; it is told how to leave the block to a thread that does not come out of it. */
    public BlockProducer(
            Block block, SchemaParser parser, Lease lease, Engine engine, Runnable abandon, Runnable onClose) {
        this.block = block;
        this.parser = parser;
        layout = parser.layout(block.info().schemaText());
        this.lease = lease;
        this.abandon = abandon;
        this.onClose = onClose;
        lines = new Lines(block, engine.census());
        writer = new SlotWriter(block, lease.epoch(), engine.heart(), engine.bell(block));
        patience = new PatientWriter(block, lines, writer, engine);
        thread = new ThreadBound("the producer of " + block.info().name());
        slot = newSlot(this);
        claimed = Optional.of(slot);
        cursor = new SlotCursor(block, writer.next());
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
            inside = false;
            return false;
        }
        open();
        return true;
    }

    /** First says that it is inside, then looks whether it may be: who revokes does it the other way round. */
    private void enter() {
        thread.check();
        if (inside) {
            throw new IllegalStateException(
                    "the producer of " + channel() + " has a slot that is neither committed nor aborted");
        }
        inside = true;
        if (closed) {
            inside = false;
            throw new IllegalStateException("the producer of " + channel() + " is closed");
        }
    }

    private void open() {
        long sequence = writer.next();
        long address = cursor.address();
        writer.mark(sequence, address);
        slot.open(address, sequence);
    }

    /** A window on slots of this block. */
    OpenWriteSlot newSlot(OpenWriteSlot.Claim claim) {
        return new OpenWriteSlot(claim, block.geometry().slotBytes(), layout.size());
    }

    @Override
    public Optional<WriteBatch> tryClaim(int frames) {
        if (frames < 1 || frames > block.geometry().capacity()) {
            throw new IllegalArgumentException(
                    "a batch of " + channel() + " has 1 to " + block.geometry().capacity() + " frames, not " + frames);
        }
        enter();
        if (!writer.isFree(frames) && !patience.isFreeAfterClearing(frames)) {
            inside = false;
            return Optional.empty();
        }
        return Optional.of(new BlockBatch(block, writer, this, frames));
    }

    void batchEnded() {
        cursor.moveTo(writer.next());
        inside = false;
    }

    @Override
    public WriteSlot claim(Duration timeout) {
        enter();
        if (!writer.isFree(1) && !patience.await(timeout, this::isClosed)) {
            inside = false;
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
        long address = cursor.address();
        writer.complete(address, slot.length(), slot.deviceNanos());
        writer.publish(address);
        writer.announce();
        slot.hide();
        cursor.advance();
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
                    try {
                        new FlexZone(block).write(filler);
                    } finally {
                        inside = false;
                    }
                });
    }

    @Override
    public <F> Producer<F> as(FrameType<F> type) {
        Refusals.checkWriter(block, parser, type.schema());
        return new FrameProducer<>(this, type);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean revoke(Duration patienceForIt) {
        closed = true;
        Deadline deadline = Deadline.after(patienceForIt);
        while (isInside()) {
            if (deadline.hasPassed()) {
                leave(abandon);
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        leave(lease::give);
        return true;
    }

    /**
     * Whether the thread of this end may still store into the ring. Asking a thread for its stack makes it pass a safepoint:
     * what it stored before is seen here, and what we stored before is seen there.
     */
    private boolean isInside() {
        Thread owner = thread.owner();
        return owner.getStackTrace().length > 0 && inside;
    }

    private synchronized void leave(Runnable howTo) {
        if (!left) {
            left = true;
            howTo.run();
            onClose.run();
        }
    }

    @Override
    public void close() {
        if (thread.isOwnerOrNobody()) {
            closed = true;
            slot.close();
            leave(lease::give);
        } else {
            revoke(PATIENCE_WITH_OTHERS);
        }
    }
}
