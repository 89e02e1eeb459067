package org.labhub.shm.internal.slot;

import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.FrameHandler;
import org.labhub.api.frame.FrameType;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.BlockLayout;

/**
 * Reads without making the writer wait. Copies are validated afterwards and take no gate at all; slots in place are held by
 * a gate that is compared with the floor once, then rises batch by batch. What was overwritten is counted: as a gap
 * that is told (BEST_EFFORT), or as skipped by design (LATEST_ONLY).
 */
final class LossyReader extends SlotReader {

    private final boolean latestOnly;

    /** Where the gate stands, behind which nothing is overwritten, or {@link BlockLayout#NONE}. */
    private long gate = BlockLayout.NONE;

    LossyReader(Block block, Line line, ChannelEventHandler events, int epoch, boolean latestOnly) {
        super(block, line, events, epoch);
        this.latestOnly = latestOnly;
        moveTo(Math.max(0, latestOnly ? committed() - 1 : committed()));
    }

    @Override
    boolean isReady() {
        return (!isCareful() && isBehindGate()) || isReadyFurtherOn();
    }

    private boolean isReadyFurtherOn() {
        while (!isStopped() && (isBehindGate() || enter())) {
            if (sumFits()) {
                return true;
            }
            tidings.corrupt(next);
            pass();
        }
        return false;
    }

    /** Whether the next frame is there and may be read behind the standing gate, which the floor has not passed. */
    private boolean isBehindGate() {
        if (gate == BlockLayout.NONE || !isCommitted() || floor() > gate) {
            return false;
        }
        if (next - gate >= batch) {
            gate = next;
            line.release(next);
        }
        return true;
    }

    /** Stands a gate before the next frame that can still be had; without one, nothing stands. */
    private boolean enter() {
        rest();
        while (line.isMine() && locateNext()) {
            gate = next;
            line.gate(next);
            if (next >= floor()) {
                return true;
            }
            rest();
            skip();
        }
        return false;
    }

    @Override
    void pass() {
        advance();
        if (latestOnly) {
            rest();
        }
    }

    @Override
    void rest() {
        if (gate != BlockLayout.NONE) {
            gate = BlockLayout.NONE;
            line.release(BlockLayout.NONE);
        }
    }

    @Override
    void sawLag() {
        if (!latestOnly) {
            super.sawLag();
        }
    }

    /** Moves to the next frame that is there; tells what it had to leave out. */
    private boolean locateNext() {
        if (latestOnly) {
            jumpToLatest();
        }
        long word = word();
        while (word != next + 1) {
            if (!isLater(word, next) && (latestOnly || next >= floor())) {
                return false;
            }
            skip();
            word = word();
        }
        return true;
    }

    private void jumpToLatest() {
        long latest = committed() - 1;
        if (latest > next) {
            line.countSkipped(latest - next);
            moveTo(latest);
        }
    }

    /** Past what is gone. */
    private void skip() {
        long gone = next;
        moveTo(Math.max(gone + 1, latestOnly ? committed() - 1 : floor()));
        if (latestOnly) {
            line.countSkipped(next - gone);
        } else {
            tidings.gap(gone, next - gone);
        }
    }

    @Override
    <F> int poll(FrameType<F> type, FrameHandler<F> handler, int limit) {
        int taken = 0;
        while (taken < limit && !isStopped() && line.isMine() && locateNext()) {
            if (copy(type, handler)) {
                taken++;
            }
        }
        return finish(taken, limit);
    }

    private <F> boolean copy(FrameType<F> type, FrameHandler<F> handler) {
        F frame;
        boolean good = sumFits();
        stamp.copy(address(), next);
        show(stamp.length());
        try {
            frame = type.read(slot);
        } catch (TornFrame | IndexOutOfBoundsException e) {
            return giveUp();
        } catch (RuntimeException e) {
            return refuse(e);
        } finally {
            slot.hide();
        }
        if (!isStillCommitted() || !good) {
            return giveUp();
        }
        tidings.writer(stamp.epoch());
        line.countRead(1, stamp.length());
        advance();
        handler.onFrame(frame, stamp);
        return true;
    }

    /** The frame could not be read: it was overtaken, or it is corrupt. */
    private boolean giveUp() {
        if (isStillCommitted()) {
            tidings.corrupt(next);
            advance();
        }
        return false;
    }

    /** The record itself refused what was read: no wonder if it was torn, else its own affair. */
    private boolean refuse(RuntimeException refusal) {
        if (isStillCommitted()) {
            advance();
            throw refusal;
        }
        return false;
    }

    @Override
    boolean isSomethingThere() {
        long word = word();
        return word == next + 1 || isLater(word, next);
    }

    @Override
    void leave() {
        slot.hide();
        line.give();
    }
}
