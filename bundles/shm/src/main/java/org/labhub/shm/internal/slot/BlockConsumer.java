package org.labhub.shm.internal.slot;

import java.time.Duration;
import java.util.Optional;
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
import org.labhub.shm.internal.waiting.Bell;

/** The reading end of a block: one thread, one frame or batch at a time. */
public final class BlockConsumer implements SlotConsumer {

    private static final int LIFE = Block.control(ControlField.LIFE);
    private static final int SUCCESSOR = Block.control(ControlField.SUCCESSOR);

    private final Block block;
    private final SchemaParser parser;
    private final Layout layout;
    private final ConsumerSpec spec;
    private final Line line;
    private final SlotReader reader;
    private final PatientReader patience;
    private final ThreadBound thread;
    private final Runnable onClose;
    private final Optional<ReadSlot> shown;

    private boolean inside;
    private volatile boolean closed;
    private boolean left;

    private BlockConsumer(
            Block block,
            SchemaParser parser,
            ConsumerSpec spec,
            Line line,
            SlotReader reader,
            Bell bell,
            Runnable onClose) {
        this.block = block;
        this.parser = parser;
        layout = parser.layout(block.info().schemaText());
        this.spec = spec;
        this.line = line;
        this.reader = reader;
        patience = new PatientReader(block, spec.policy(), reader, line, bell, this::isClosed);
        this.onClose = onClose;
        thread = new ThreadBound(
                "the consumer " + spec.name() + " of " + block.info().name());
        shown = Optional.of(reader.slot);
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
        SlotReader reader = Readers.join(block, spec, lines, line);
        return new BlockConsumer(block, parser, spec, line, reader, engine.bell(block), onClose);
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
        reader.beginHanding();
        try {
            return orTheEnd(reader.poll(handler, limit));
        } catch (Evicted evicted) {
            throw endedBy(evicted);
        } finally {
            exit();
        }
    }

    <F> int poll(FrameType<F> type, FrameHandler<F> handler, int limit) {
        enter();
        reader.beginHanding();
        try {
            return orTheEnd(reader.poll(type, handler, limit));
        } catch (Evicted evicted) {
            throw endedBy(evicted);
        } finally {
            exit();
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

    /** First goes inside, then looks whether it may: who closes does it the other way round. */
    private void enter() {
        thread.check();
        if (inside) {
            throw new IllegalStateException(
                    thread + " is handing a frame over: take, poll and seek after its handler has returned");
        }
        inside = true;
        if (closed) {
            exit();
            throw new IllegalStateException(thread + " is closed");
        }
        reader.slot.close();
    }

    private void exit() {
        reader.endHanding();
        inside = false;
        if (closed) {
            leave();
        }
    }

    /** There was nothing: perhaps there never will be anything again. */
    private void lookForTheEnd() {
        if (!line.isMine()) {
            takenAway();
            return;
        }
        int life = block.head().getIntAcquire(LIFE);
        if (life != BlockLife.OPEN && !reader.isSomethingThere()) {
            end(
                    life == BlockLife.MOVED
                            ? new ChannelEvent.Moved(block.head().getInt(SUCCESSOR))
                            : new ChannelEvent.Closed(ChannelEvent.Reason.WITHDRAWN));
        }
    }

    private void end(ChannelEvent event) {
        close();
        reader.tidings.tell(event);
    }

    @Override
    public Optional<ReadSlot> tryNext() {
        enter();
        try {
            if (reader.take()) {
                return shown;
            }
            lookForTheEnd();
            return Optional.empty();
        } finally {
            exit();
        }
    }

    @Override
    public boolean await(Duration timeout) {
        thread.check();
        return patience.await(timeout);
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
        if (spec.policy().isQueueing()) {
            throw new IllegalStateException("a " + spec.policy() + " consumer reads every frame; it cannot seek");
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("the first frame is 0; there is none with number " + sequence);
        }
        enter();
        reader.moveTo(sequence);
        exit();
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
    public void close() {
        if (isClosedAlready()) {
            return;
        }
        if (!thread.isOwnerOrNobody()) {
            if (thread.isOutside(this::isInside, ThreadBound.PATIENCE)) {
                leave();
            } else {
                line.abandon();
            }
        } else if (!inside) {
            leave();
        }
    }

    private synchronized boolean isClosedAlready() {
        boolean before = closed;
        closed = true;
        reader.stop();
        return before;
    }

    private boolean isInside() {
        return inside || reader.slot.isOpen();
    }

    /** Once; by the thread of this end if it is inside, since it may still store its gate. */
    private synchronized void leave() {
        if (!left) {
            left = true;
            reader.leave();
            onClose.run();
        }
    }
}
