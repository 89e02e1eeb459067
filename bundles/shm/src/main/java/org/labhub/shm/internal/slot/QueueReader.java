package org.labhub.shm.internal.slot;

import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.FrameHandler;
import org.labhub.api.frame.FrameType;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;

/**
 * Reads every frame: the writer waits for its gate, which stands all the time and only rises. A SYNC reader's gate lies in
 * its line; a SINGLE reader's is the block's kept position, where its successor goes on.
 */
final class QueueReader extends SlotReader {

    private static final int POSITION = Block.control(ControlField.POSITION);
    private static final long LONGEST_JOIN_NANOS = 100_000_000;

    private final int gateAt;
    private final Runnable onLeave;

    /** Where the gate is raised next: a batch further than it stands. */
    private long restAt;

    private QueueReader(
            Block block, Line line, ChannelEventHandler events, int epoch, int gateAt, long first, Runnable onLeave) {
        super(block, line, events, epoch);
        this.gateAt = gateAt;
        this.onLeave = onLeave;
        restAt = first + batch;
        moveTo(first);
    }

    /** Joins at the newest frame; from then on it loses nothing. */
    static QueueReader sync(Block block, Line line, ChannelEventHandler events, int epoch) {
        long joined = block.next();
        line.gate(joined);
        long began = System.nanoTime();
        while (joined < block.head().getLongVolatile(FLOOR)) {
            if (System.nanoTime() - began > LONGEST_JOIN_NANOS) {
                line.give();
                throw corrupt(block, "its floor lies beyond its newest frame, " + joined);
            }
            joined = block.next();
            line.gate(joined);
        }
        return new QueueReader(block, line, events, epoch, line.gateAt(), joined, () -> {});
    }

    /**
     * Goes on where the last one stopped, or with the first frame. From a position where no reader can have been it would
     * never come to the frames that are there: the block is refused.
     */
    static QueueReader single(Block block, Line line, ChannelEventHandler events, int epoch, Runnable onLeave) {
        long kept = block.head().getLongVolatile(POSITION);
        long committed = block.next();
        long furthest = 2L * block.geometry().capacity();
        if (kept < Math.max(0, committed - furthest) || kept > committed + furthest) {
            onLeave.run();
            line.give();
            throw corrupt(block, "its reader's position is " + kept + ", but its next frame " + committed);
        }
        return new QueueReader(block, line, events, epoch, POSITION, kept, onLeave);
    }

    private static BlockRefused corrupt(Block block, String why) {
        return new BlockRefused(block.info().name().text(), Reason.CORRUPT, why);
    }

    @Override
    <F> int poll(FrameType<F> type, FrameHandler<F> handler, int limit) {
        return poll(slot -> handler.onFrame(decode(type), slot), limit);
    }

    /** What was decoded from a slot that is written to may be anything; only then it is asked whether it was. */
    private <F> F decode(FrameType<F> type) {
        try {
            F frame = type.read(slot);
            checkStillThere();
            return frame;
        } catch (RuntimeException refusal) {
            checkStillThere();
            throw refusal;
        }
    }

    @Override
    boolean isReady() {
        return (isCommitted() && !isCareful()) || isReadyFurtherOn();
    }

    /** Corrupt frames, and those that were given up, are told and passed. */
    private boolean isReadyFurtherOn() {
        while (!isStopped()) {
            long word = word();
            boolean committed = word == next + 1;
            if (committed && sumFits()) {
                return true;
            }
            if (!(committed || isLater(word, next)) || !line.isMine()) {
                return false;
            }
            if (committed) {
                tidings.corrupt(next);
            } else {
                tidings.gap(next, 1);
            }
            pass();
        }
        return false;
    }

    @Override
    void pass() {
        advance();
        if (next >= restAt) {
            rest();
        }
    }

    @Override
    void rest() {
        if (restAt != next + batch) {
            restAt = next + batch;
            line.release(gateAt, next);
        }
    }

    @Override
    boolean isSomethingThere() {
        return isCommitted() || isLater(word(), next);
    }

    @Override
    void leave() {
        slot.hide();
        rest();
        line.give();
        onLeave.run();
    }
}
