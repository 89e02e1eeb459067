package org.labhub.shm.internal.slot;

import org.labhub.api.channel.WriteBatch;
import org.labhub.api.frame.WriteSlot;
import org.labhub.shm.internal.block.Block;

/** Slots claimed together. Each is marked when it is first asked for, and all are published in order at the end. */
final class BlockBatch implements WriteBatch, OpenWriteSlot.Claim {

    private final Block block;
    private final SlotWriter writer;
    private final BlockProducer producer;
    private final OpenWriteSlot slot = new OpenWriteSlot(this);
    private final int firstIndex;
    private final int size;
    private final int schemaBytes;
    private final long first;

    private int marked;
    private int open = NONE;
    private boolean ended;

    private static final int NONE = -1;

    BlockBatch(Block block, SlotWriter writer, BlockProducer producer, int firstIndex, int size, int schemaBytes) {
        this.block = block;
        this.writer = writer;
        this.producer = producer;
        this.firstIndex = firstIndex;
        this.size = size;
        this.schemaBytes = schemaBytes;
        first = writer.next();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public WriteSlot slot(int frame) {
        if (ended) {
            throw new IllegalStateException("this batch has been given back");
        }
        if (frame < 0 || frame > Math.min(marked, size - 1)) {
            throw new IndexOutOfBoundsException(
                    "frame " + frame + " of " + size + ": frames are filled in order, next is " + marked);
        }
        finishOpen();
        int index = index(frame);
        if (frame == marked) {
            writer.mark(first + frame, block.view(index), block.at(index));
            marked++;
        }
        open = frame;
        slot.open(block.view(index), block.at(index), first + frame, writer.slotBytes(), schemaBytes);
        return slot;
    }

    private int index(int frame) {
        return (firstIndex + frame) % block.geometry().capacity();
    }

    private void finishOpen() {
        if (open != NONE) {
            int index = index(open);
            writer.complete(block.view(index), block.at(index), slot.length(), slot.deviceNanos());
            slot.hide();
            open = NONE;
        }
    }

    @Override
    public void commit() {
        if (ended) {
            throw new IllegalStateException("this batch has been given back");
        }
        if (marked < size) {
            throw new IllegalStateException("only " + marked + " of " + size + " frames have been filled");
        }
        finishOpen();
        for (int frame = 0; frame < size; frame++) {
            int index = index(frame);
            writer.publish(block.view(index), block.at(index));
        }
        writer.announce();
        end(size);
    }

    @Override
    public void abort() {
        end(0);
    }

    private void end(int published) {
        ended = true;
        slot.hide();
        producer.batchEnded(published);
    }

    @Override
    public void close() {
        if (!ended) {
            end(0);
        }
    }
}
