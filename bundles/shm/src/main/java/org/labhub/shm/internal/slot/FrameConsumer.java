package org.labhub.shm.internal.slot;

import java.time.Duration;
import java.util.Optional;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.FlexReader;
import org.labhub.api.channel.FrameHandler;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotHandler;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.Layout;

/** A consumer seen through a record. */
final class FrameConsumer<F> implements Consumer<F> {

    private final BlockConsumer slots;
    private final FrameType<F> type;

    FrameConsumer(BlockConsumer slots, FrameType<F> type) {
        this.slots = slots;
        this.type = type;
    }

    @Override
    public int poll(FrameHandler<F> handler, int limit) {
        return slots.poll(type, handler, limit);
    }

    @Override
    public Optional<F> tryNextFrame() {
        Box<F> box = new Box<>();
        slots.poll(type, (frame, info) -> box.content = Optional.of(frame), 1);
        return box.content;
    }

    private static final class Box<F> {
        private Optional<F> content = Optional.empty();
    }

    @Override
    public String channel() {
        return slots.channel();
    }

    @Override
    public Layout layout() {
        return slots.layout();
    }

    @Override
    public ReadPolicy policy() {
        return slots.policy();
    }

    @Override
    public int poll(SlotHandler handler, int limit) {
        return slots.poll(handler, limit);
    }

    @Override
    public Optional<ReadSlot> tryNext() {
        return slots.tryNext();
    }

    @Override
    public boolean await(Duration timeout) {
        return slots.await(timeout);
    }

    @Override
    public long position() {
        return slots.position();
    }

    @Override
    public void seekLatest() {
        slots.seekLatest();
    }

    @Override
    public void seek(long sequence) {
        slots.seek(sequence);
    }

    @Override
    public <G> Consumer<G> as(FrameType<G> other) {
        return slots.as(other);
    }

    @Override
    public Optional<FlexReader> flex() {
        return slots.flex();
    }

    @Override
    public boolean isClosed() {
        return slots.isClosed();
    }

    @Override
    public void close() {
        slots.close();
    }
}
