package org.labhub.shm.internal.slot;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Evicted;
import org.labhub.api.channel.FlexReader;
import org.labhub.api.channel.FrameHandler;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotHandler;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.SchemaParser;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.BlockLife;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.waiting.Bell;
import org.labhub.shm.internal.waiting.Deadline;
import org.labhub.shm.internal.waiting.Drowse;
import org.labhub.shm.internal.waiting.Headway;

/** The reading end of a block: one thread, one frame or batch at a time. */
public final class BlockConsumer implements SlotConsumer {

    private static final int LEASE = Block.control(ControlField.LEASE);
    private static final int LIFE = Block.control(ControlField.LIFE);
    private static final int SUCCESSOR = Block.control(ControlField.SUCCESSOR);
    private static final int SPINS = 100;

    private final Block block;
    private final UnsafeBuffer head;
    private final SchemaParser parser;
    private final Layout layout;
    private final ConsumerSpec spec;
    private final Line line;
    private final SlotReader reader;
    private final Bell bell;
    private final ThreadBound thread;
    private final Runnable onClose;
    private final Optional<ReadSlot> shown;
    private final BooleanSupplier worthWaking = this::isWorthWaking;
    private final Headway headway = new Headway();
    private final Drowse drowse;

    private volatile boolean closed;

    private BlockConsumer(
            Block block,
            SchemaParser parser,
            ConsumerSpec spec,
            Line line,
            SlotReader reader,
            Bell bell,
            Runnable onClose) {
        this.block = block;
        this.head = block.head();
        this.parser = parser;
        layout = parser.layout(block.info().schemaText());
        this.spec = spec;
        this.line = line;
        this.reader = reader;
        this.bell = bell;
        this.onClose = onClose;
        thread = new ThreadBound(
                "the consumer " + spec.name() + " of " + block.info().name());
        shown = Optional.of(reader.slot);
        drowse = new Drowse(reader.committed(), System.nanoTime());
    }

    /** Takes a line of a block and, as the policy wants it, a gate or the one reader's place. */
    public static BlockConsumer attach(
            Block block, SchemaParser parser, ConsumerSpec spec, Engine engine, Runnable onClose) {
        Refusals.checkInstance(block, spec);
        ReadPolicy grants = block.info().channel().grants();
        if (spec.policy().isQueueing() && spec.policy() != grants) {
            throw new BlockRefused(
                    block.info().name().text(),
                    Reason.POLICY,
                    "it grants " + grants + ", BEST_EFFORT and LATEST_ONLY, not " + spec.policy());
        }
        Lines lines = new Lines(block, engine.census());
        Line line = Line.take(block, lines, engine, spec);
        SlotReader reader = reader(block, spec, lines, line);
        return new BlockConsumer(block, parser, spec, line, reader, engine.bell(block), onClose);
    }

    private static SlotReader reader(Block block, ConsumerSpec spec, Lines lines, Line line) {
        int epoch = Participant.epoch(block.head().getLongVolatile(LEASE));
        return switch (spec.policy()) {
            case LATEST_ONLY -> new LossyReader(block, line, spec.events(), epoch, true);
            case BEST_EFFORT -> new LossyReader(block, line, spec.events(), epoch, false);
            case SYNC_READER -> QueueReader.sync(block, line, spec.events(), epoch);
            case SINGLE_READER -> {
                if (!lines.takeSingle(line.owner())) {
                    line.give();
                    throw new BlockRefused(
                            block.info().name().text(), Reason.FULL, "its one reader is there: " + lines.single());
                }
                yield QueueReader.single(block, line, spec.events(), epoch, () -> lines.giveSingle(line.owner()));
            }
        };
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
    public ReadPolicy policy() {
        return spec.policy();
    }

    @Override
    public int poll(SlotHandler handler, int limit) {
        enter();
        try {
            return orTheEnd(reader.poll(handler, limit));
        } catch (Evicted evicted) {
            throw endedBy(evicted);
        }
    }

    <F> int poll(FrameType<F> type, FrameHandler<F> handler, int limit) {
        enter();
        try {
            return orTheEnd(reader.poll(type, handler, limit));
        } catch (Evicted evicted) {
            throw endedBy(evicted);
        }
    }

    private int orTheEnd(int taken) {
        if (taken == 0) {
            lookForTheEnd();
        }
        return taken;
    }

    /** By an operator, who is named; or by who knows what, and nobody can go on in a line that is another's. */
    private void takenAway() {
        if (line.isEvicted()) {
            throw endedBy(reader.evicted());
        }
        end(new ChannelEvent.Closed(ChannelEvent.Reason.EVICTED));
    }

    private Evicted endedBy(Evicted evicted) {
        if (!closed) {
            end(new ChannelEvent.Closed(ChannelEvent.Reason.EVICTED));
        }
        return evicted;
    }

    private void enter() {
        thread.check();
        if (closed) {
            throw new IllegalStateException("the consumer " + spec.name() + " of " + channel() + " is closed");
        }
        reader.slot.close();
    }

    /** There was nothing: perhaps there never will be anything again. */
    private void lookForTheEnd() {
        if (!line.isMine()) {
            takenAway();
            return;
        }
        int life = head.getIntAcquire(LIFE);
        if (life != BlockLife.OPEN && !reader.isSomethingThere()) {
            end(
                    life == BlockLife.MOVED
                            ? new ChannelEvent.Moved(head.getInt(SUCCESSOR))
                            : new ChannelEvent.Closed(ChannelEvent.Reason.WITHDRAWN));
        }
    }

    private void end(ChannelEvent event) {
        close();
        reader.tell(event);
    }

    @Override
    public Optional<ReadSlot> tryNext() {
        enter();
        if (reader.take()) {
            return shown;
        }
        lookForTheEnd();
        return Optional.empty();
    }

    @Override
    public boolean await(Duration timeout) {
        thread.check();
        headway.give(reader.next);
        for (int spin = 0; spin < SPINS && !timeout.isZero(); spin++) {
            if (isWorthWaking()) {
                return true;
            }
            Thread.onSpinWait();
        }
        Deadline deadline = Deadline.after(timeout);
        while (!isWorthWaking()) {
            long left = deadline.leftNanos();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            line.countWait();
            sleep(left);
        }
        return true;
    }

    private void sleep(long nanos) {
        if (spec.policy() == ReadPolicy.LATEST_ONLY && drowse.isBetter(reader.committed(), System.nanoTime())) {
            drowse.nap(nanos);
        } else {
            bell.sleep(nanos, worthWaking);
        }
    }

    private boolean isWorthWaking() {
        return closed || reader.isSomethingThere() || head.getIntAcquire(LIFE) != BlockLife.OPEN || !line.isMine();
    }

    @Override
    public long position() {
        return reader.next;
    }

    @Override
    public void seekLatest() {
        seek(Math.max(0, reader.committed() - 1));
    }

    @Override
    public void seek(long sequence) {
        enter();
        if (spec.policy().isQueueing()) {
            throw new IllegalStateException("a " + spec.policy() + " consumer reads every frame; it cannot seek");
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("the first frame is 0; there is none with number " + sequence);
        }
        reader.moveTo(sequence);
    }

    @Override
    public Optional<FlexReader> flex() {
        return block.info().flexBytes() == 0 ? Optional.empty() : Optional.of(new FlexZone(block, parser));
    }

    @Override
    public <F> Consumer<F> as(FrameType<F> type) {
        Refusals.closingIfRefused(this::close, () -> Refusals.checkReader(block, parser, type.schema()));
        return new FrameConsumer<>(this, type);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        reader.leave();
        onClose.run();
    }
}
