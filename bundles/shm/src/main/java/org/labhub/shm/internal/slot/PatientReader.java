package org.labhub.shm.internal.slot;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.BlockLife;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.waiting.Bell;
import org.labhub.shm.internal.waiting.Deadline;
import org.labhub.shm.internal.waiting.Drowse;
import org.labhub.shm.internal.waiting.Headway;
import org.labhub.shm.internal.waiting.Linger;

/** How a reader waits until there is something for it: it lingers, then sleeps until the writer rings. */
final class PatientReader {

    private static final int LIFE = Block.control(ControlField.LIFE);
    private static final int SPINS = 100;

    private final UnsafeBuffer head;
    private final ReadPolicy policy;
    private final SlotReader reader;
    private final Line line;
    private final Bell bell;
    private final BooleanSupplier closed;
    private final BooleanSupplier worthWaking = this::isWorthWaking;
    private final Headway headway;
    private final Drowse drowse;

    PatientReader(Block block, ReadPolicy policy, SlotReader reader, Line line, Bell bell, BooleanSupplier closed) {
        this.head = block.head();
        this.policy = policy;
        this.reader = reader;
        this.line = line;
        this.bell = bell;
        this.closed = closed;
        headway = new Headway(block.geometry().capacity());
        drowse = new Drowse(reader.committed(), System.nanoTime());
    }

    boolean await(Duration timeout) {
        boolean streams = headway.give(reader.next) > 0;
        boolean there = isWorthWaking();
        if (there || timeout.isZero()) {
            return there;
        }
        Deadline deadline = Deadline.after(timeout);
        return isSoonThere(streams) || isThereBefore(deadline);
    }

    /** Without sleeping; only a writer that has been quick is given way to. */
    private boolean isSoonThere(boolean streams) {
        return !isBetterToNap() && (Linger.spinning(worthWaking, SPINS) || (streams && Linger.givingWay(worthWaking)));
    }

    private boolean isThereBefore(Deadline deadline) {
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
        if (isBetterToNap()) {
            drowse.nap(nanos);
        } else {
            bell.sleep(nanos, worthWaking);
        }
    }

    private boolean isBetterToNap() {
        return policy == ReadPolicy.LATEST_ONLY && drowse.isBetter(reader.committed(), System.nanoTime());
    }

    private boolean isWorthWaking() {
        return closed.getAsBoolean()
                || reader.isSomethingThere()
                || head.getIntAcquire(LIFE) != BlockLife.OPEN
                || !line.isMine();
    }
}
