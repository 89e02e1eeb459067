package org.labhub.shm.internal.slot;

import org.labhub.api.channel.ChannelEvent.Gap;
import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.FrameHandler;
import org.labhub.api.channel.SlotHandler;
import org.labhub.api.frame.FrameType;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.BlockLayout;

/**
 * Reads without making the writer wait. Copies are validated afterwards and take no gate at all; slots in place are held by
 * a gate that is compared with the floor once, then rises from frame to frame. What was overwritten is counted: as a gap
 * that is told (BEST_EFFORT), or as skipped by design (LATEST_ONLY).
 */
final class LossyReader extends SlotReader {

    private final boolean latestOnly;

    LossyReader(Block block, Line line, ChannelEventHandler events, int epoch, boolean latestOnly) {
        super(block, line, events, epoch);
        this.latestOnly = latestOnly;
        moveTo(Math.max(0, latestOnly ? committed() - 1 : committed()));
    }

    @Override
    int poll(SlotHandler handler, int limit) {
        int taken = 0;
        while (taken < limit && !isStopped() && enter()) {
            taken += pollInside(handler, limit - taken);
        }
        return finish(taken, limit);
    }

    /** Behind a standing gate: goes on as long as there is more and the floor has not passed it. */
    private int pollInside(SlotHandler handler, int limit) {
        int taken = 0;
        try {
            do {
                if (sumFits()) {
                    open();
                    taken++;
                    line.countRead(slot.length());
                    handler.onSlot(slot);
                    checkStillMine();
                } else {
                    tellCorrupt();
                }
            } while (taken < limit && !isStopped() && goOn());
        } finally {
            leaveFrame();
        }
        return taken;
    }

    /** Past the frame that was read, to the next if it may be read behind the same gate. */
    private boolean goOn() {
        long gate = next;
        if (latestOnly || head.getLongAcquire(FLOOR) > gate) {
            return false;
        }
        advance();
        if (!isCommitted()) {
            moveTo(gate);
            return false;
        }
        line.raise(next);
        return true;
    }

    private void leaveFrame() {
        line.release(BlockLayout.NONE);
        advance();
    }

    /** Stands a gate before the next frame that can still be had; without one, nothing stands. */
    private boolean enter() {
        while (line.isMine() && locateNext()) {
            line.gate(next);
            if (next >= head.getLongAcquire(FLOOR)) {
                return true;
            }
            line.release(BlockLayout.NONE);
            skip();
        }
        return false;
    }

    /** Moves to the next frame that is there; tells what it had to leave out. */
    private boolean locateNext() {
        if (latestOnly) {
            jumpToLatest();
        }
        long word = word();
        while (word != next + 1) {
            if (!isLater(word, next) && (latestOnly || next >= head.getLongAcquire(FLOOR))) {
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
        moveTo(Math.max(gone + 1, latestOnly ? committed() - 1 : head.getLongAcquire(FLOOR)));
        if (latestOnly) {
            line.countSkipped(next - gone);
        } else {
            line.countLost(next - gone);
            tell(new Gap(gone, next - gone));
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
        tellWriter(stamp.epoch());
        line.countRead(stamp.length());
        advance();
        handler.onFrame(frame, stamp);
        return true;
    }

    /** The frame could not be read: it was overtaken, or it is corrupt. */
    private boolean giveUp() {
        if (isStillCommitted()) {
            tellCorrupt();
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
    boolean take() {
        while (enter()) {
            if (sumFits()) {
                open();
                line.countRead(slot.length());
                return true;
            }
            tellCorrupt();
            leaveFrame();
        }
        return false;
    }

    @Override
    void letGo() {
        leaveFrame();
        line.flush(next);
    }

    private int finish(int taken, int limit) {
        if (taken > 0) {
            if (taken == limit && !latestOnly) {
                line.sawLag(committed() - next);
            }
            line.flush(next);
        }
        return taken;
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
