package org.labhub.shm.internal.slot;

import java.time.Duration;
import java.util.Optional;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.Obstacle;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.SlotFiller;
import org.labhub.api.channel.WriteBatch;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.Layout;

/** A producer seen through a record: the type writes the frame where the slot lies. */
final class FrameProducer<F> implements Producer<F> {

    private final BlockProducer slots;
    private final FrameType<F> type;

    FrameProducer(BlockProducer slots, FrameType<F> type) {
        this.slots = slots;
        this.type = type;
    }

    @Override
    public boolean offer(F frame) {
        Optional<WriteSlot> claimed = slots.tryClaim();
        if (claimed.isEmpty()) {
            return false;
        }
        fill(frame, claimed.get());
        return true;
    }

    @Override
    public void send(F frame, Duration timeout) {
        fill(frame, slots.claim(timeout));
    }

    private void fill(F frame, WriteSlot slot) {
        try {
            type.write(frame, slot);
            slot.commit();
        } finally {
            slot.close();
        }
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
    public int epoch() {
        return slots.epoch();
    }

    @Override
    public Optional<WriteSlot> tryClaim() {
        return slots.tryClaim();
    }

    @Override
    public Optional<WriteBatch> tryClaim(int frames) {
        return slots.tryClaim(frames);
    }

    @Override
    public WriteSlot claim(Duration timeout) {
        return slots.claim(timeout);
    }

    @Override
    public void write(Duration timeout, SlotFiller filler) {
        slots.write(timeout, filler);
    }

    @Override
    public Obstacle obstacle() {
        return slots.obstacle();
    }

    @Override
    public <G> Producer<G> as(FrameType<G> other) {
        return slots.as(other);
    }

    @Override
    public Optional<FlexWriter> flex() {
        return slots.flex();
    }

    @Override
    public boolean isClosed() {
        return slots.isClosed();
    }

    @Override
    public boolean revoke(Duration patience) {
        return slots.revoke(patience);
    }

    @Override
    public void close() {
        slots.close();
    }
}
