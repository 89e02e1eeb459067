package org.labhub.shm.internal.slot;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.waiting.Bell;
import org.labhub.shm.internal.waiting.Deadline;
import org.labhub.shm.internal.waiting.Linger;

/** What a writer does when the ring is full: waits, says for what, and clears the dead who hold it up. */
final class PatientWriter {

    private static final int WAITING_FOR = Block.control(ControlField.WAITING_FOR);
    private static final int WAITING_SINCE = Block.control(ControlField.WAITING_SINCE);
    private static final int TIMED_OUT = Block.control(ControlField.CLAIMS_TIMED_OUT);
    private static final int IN_USE = Block.control(ControlField.CLAIMS_IN_USE);
    private static final int BLOCKED_NANOS = Block.control(ControlField.BLOCKED_NANOS);
    private static final int SPINS = 200;
    private static final long ASK_AGAIN_NANOS = 10_000_000;

    private final Block block;
    private final UnsafeBuffer head;
    private final Lines lines;
    private final SlotWriter writer;
    private final Engine engine;
    private final Bell room;
    private final long participant;
    private final BooleanSupplier free;

    private long asked;

    PatientWriter(Block block, Lines lines, SlotWriter writer, Engine engine) {
        this.block = block;
        this.head = block.head();
        this.lines = lines;
        this.writer = writer;
        this.engine = engine;
        room = engine.room(block);
        participant = engine.participant();
        free = () -> writer.isFree(1);
        asked = System.nanoTime() - ASK_AGAIN_NANOS;
    }

    /** For who will not wait: now and then asks whether those in the way are dead. */
    boolean isFreeAfterClearing(int frames) {
        return clearDead(frames) && writer.isFree(frames);
    }

    private boolean clearDead(int frames) {
        long now = System.nanoTime();
        if (now - asked < ASK_AGAIN_NANOS) {
            return false;
        }
        asked = now;
        return lines.clearDead(participant, writer.next() + frames - 1);
    }

    /** Waits for one slot, or until the end is taken away. */
    boolean await(Duration timeout, BooleanSupplier revoked) {
        if (timeout.isZero()) {
            return isFreeAfterClearing(1);
        }
        long began = System.nanoTime();
        head.putLong(WAITING_SINCE, began);
        head.putLongRelease(WAITING_FOR, writer.next() + 1);
        boolean free = waitFor(began, timeout, revoked);
        head.putLongRelease(WAITING_FOR, 0);
        head.putLong(BLOCKED_NANOS, head.getLong(BLOCKED_NANOS) + System.nanoTime() - began);
        if (!free) {
            int cause = lines.holdersUp(writer.next(), false).isEmpty() ? TIMED_OUT : IN_USE;
            head.putLong(cause, head.getLong(cause) + 1);
        }
        return free;
    }

    private boolean waitFor(long began, Duration timeout, BooleanSupplier revoked) {
        if (Linger.spinning(free, SPINS) || Linger.givingWay(free)) {
            return true;
        }
        BooleanSupplier worthWaking = () -> writer.isFree(1) || revoked.getAsBoolean();
        long left = Deadline.nanos(timeout) - (System.nanoTime() - began);
        while (left > 0 && !revoked.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            if (writer.isFree(1) || isFreeAfterClearing(1)) {
                return true;
            }
            room.sleep(Math.min(left, ASK_AGAIN_NANOS), worthWaking);
            left = Deadline.nanos(timeout) - (System.nanoTime() - began);
        }
        return !revoked.getAsBoolean() && writer.isFree(1);
    }

    /** Wakes the thread that waits, so that it sees that its end was taken away. */
    void interrupt() {
        room.wake();
    }

    Holder leaseHolder() {
        return Lease.holder(block, engine.census());
    }

    /** Those who have read least: the queueing consumers that keep the ring full. */
    List<Holder> slowest() {
        return block.info().channel().grants() == ReadPolicy.SINGLE_READER
                ? lines.single()
                : lines.holdersUp(writer.next(), true);
    }
}
