package org.labhub.shm.internal.slot;

import org.labhub.api.channel.WriteBatch;
import org.labhub.api.frame.WriteSlot;
import org.labhub.shm.internal.block.Block;

/** Slots claimed together. Each is marked when it is first asked for, and all are published in order at the end. */
final class BlockBatch implements WriteBatch, OpenWriteSlot.Claim {

    private final Block block;
    private final SlotWriter writer;
    private final BlockProducer producer;
    private final OpenWriteSlot slot;
    private final int size;
    private final long first;

    private int marked;
    private int open = NONE;
    private boolean ended;

    private static final int NONE = -1;

    BlockBatch(Block block, SlotWriter writer, BlockProducer producer, int size) {
        this.block = block;
        this.writer = writer;
        this.producer = producer;
        this.size = size;
        slot = producer.newSlot(this);
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
        long address = address(frame);
        if (frame == marked) {
            writer.mark(first + frame, address);
            marked++;
        }
        open = frame;
        slot.open(address);
        return slot;
    }

    private long address(int frame) {
        return block.addressOf(first + frame);
    }

    private void finishOpen() {
        if (open != NONE) {
            writer.complete(first + open, slot.slot(), slot);
            slot.hide();
            open = NONE;
        }
    }

    @Override
    public long sequence() {
        return first + open;
    }

    @Override
    public void checkSums() {
        producer.checkSums();
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
            writer.publish();
        }
        writer.announce();
        end();
    }

    @Override
    public void abort() {
        end();
    }

    private void end() {
        ended = true;
        slot.hide();
        producer.batchEnded();
    }

    @Override
    public void close() {
        if (!ended) {
            end();
        }
    }
}
