package org.labhub.shm.internal.slot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.labhub.api.channel.ChannelBusy;
import org.labhub.api.channel.ChecksumPolicy;
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

/** The writing end of a block: one thread, one slot or batch at a time. */
public final class BlockProducer implements SlotProducer, OpenWriteSlot.Claim {

    private static final int ABORTED = Block.control(ControlField.ABORTED);

    private final Block block;
    private final SchemaParser parser;
    private final Layout layout;
    private final Lease lease;
    private final Engine engine;
    private final Lines lines;
    private final SlotWriter writer;
    private final PatientWriter patience;
    private final Runnable abandon;
    private final Runnable onClose;
    private final ThreadBound thread;
    private final OpenWriteSlot slot;
    private final Optional<WriteSlot> claimed;

    private boolean busy;
    private volatile boolean closed;
    private boolean left;

    /** Of a block whose lease is held; it is told how to leave the block to a thread that does not come out of it. */
    public BlockProducer(
            Block block, SchemaParser parser, Lease lease, Engine engine, Runnable abandon, Runnable onClose) {
        this.block = block;
        this.parser = parser;
        layout = parser.layout(block.info().schemaText());
        this.lease = lease;
        this.engine = engine;
        this.abandon = abandon;
        this.onClose = onClose;
        lines = new Lines(block, engine.census());
        writer = new SlotWriter(block, layout.size(), lease.epoch(), engine.heart(), engine.bell(block));
        patience = new PatientWriter(block, lines, writer, engine);
        thread = new ThreadBound("the producer of " + block.info().name());
        slot = newSlot(this);
        slot.hide(writer.slot());
        claimed = Optional.of(slot);
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
        long at = enter();
        if (!writer.isFree(1) && !patience.isFreeAfterClearing(1)) {
            slot.turn();
            return false;
        }
        writer.mark(at);
        return true;
    }

    /** First opens the slot, then looks whether it may: who revokes does it the other way round. */
    private long enter() {
        checkOutside();
        long at = slot.open();
        if (closed) {
            slot.turn();
            throw isClosedAlready();
        }
        return at;
    }

    /** The same for what is more than a slot. */
    private void enterBusily() {
        checkOutside();
        busy = true;
        if (closed) {
            busy = false;
            throw isClosedAlready();
        }
    }

    private void leaveBusily() {
        busy = false;
    }

    private void checkOutside() {
        thread.check();
        if (slot.isOpen() || busy) {
            throw new IllegalStateException(
                    "the producer of " + channel() + " has a slot that is neither committed nor aborted");
        }
    }

    private IllegalStateException isClosedAlready() {
        return new IllegalStateException("the producer of " + channel() + " is closed");
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
        enterBusily();
        if (!writer.isFree(frames) && !patience.isFreeAfterClearing(frames)) {
            busy = false;
            return Optional.empty();
        }
        writer.beginBatch();
        return Optional.of(new BlockBatch(block, writer, this, frames));
    }

    void batchEnded() {
        slot.hide(writer.slot());
        busy = false;
    }

    @Override
    public WriteSlot claim(Duration timeout) {
        long at = enter();
        if (!writer.isFree(1) && !patience.await(timeout, this::isClosed)) {
            slot.turn();
            throw new ChannelBusy(channel(), obstacle());
        }
        writer.mark(at);
        return slot;
    }

    @Override
    public void write(Duration timeout, SlotFiller filler) {
        claim(timeout);
        try {
            filler.fill(slot);
            if (slot.isOpen()) {
                commit();
            }
        } finally {
            slot.close();
        }
    }

    @Override
    public long sequence() {
        return writer.next();
    }

    @Override
    public void checkSums() {
        if (block.info().channel().checksums() == ChecksumPolicy.NONE) {
            throw new IllegalStateException("the checksums of " + channel()
                    + " are NONE, so a frame has no place for one; a channel with MANUAL or ENFORCED has");
        }
    }

    @Override
    public void commit() {
        slot.hide(writer.commit(slot));
    }

    @Override
    public void abort() {
        slot.turn();
        block.head().putLong(ABORTED, block.head().getLong(ABORTED) + 1);
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
        return LockedFlexZone.of(block, parser, engine, this::enterBusily, this::leaveBusily);
    }

    @Override
    public <F> Producer<F> as(FrameType<F> type) {
        Refusals.closingIfRefused(this::close, () -> Refusals.checkWriter(block, parser, type.schema()));
        return new FrameProducer<>(this, type);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean revoke(Duration patienceForIt) {
        closed = true;
        patience.interrupt();
        boolean outside = thread.isOutside(this::isInside, patienceForIt);
        leave(outside ? lease::give : abandon);
        return outside;
    }

    /** Whether the thread of this end may still store into the ring. */
    private boolean isInside() {
        return busy || slot.isOpen();
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
            revoke(ThreadBound.PATIENCE);
        }
    }
}
