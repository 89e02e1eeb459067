package org.labhub.shm.internal.repair;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.SpinLock;
import org.labhub.api.block.SpinLock.Guard;
import org.labhub.api.channel.Holder;
import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.StepResult;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.layout.SlotField;
import org.labhub.shm.internal.slot.Engine;
import org.labhub.shm.internal.slot.FlexSum;
import org.labhub.shm.internal.slot.LockedFlexZone;
import org.labhub.shm.internal.slot.StoredSum;

/**
 * Changes slots. Nobody but the holder of the lease may store into a ring, so the lease is taken for that time; whoever
 * dies meanwhile is a dead writer like any other.
 */
final class SlotSurgery {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final int LEASE = Block.control(ControlField.LEASE);
    private static final int VERSION = Block.control(ControlField.FLEX_VERSION);

    private final Block block;
    private final UnsafeBuffer head;
    private final Engine engine;
    private final Aside aside;

    SlotSurgery(Block block, Engine engine, Aside aside) {
        this.block = block;
        this.head = block.head();
        this.engine = engine;
        this.aside = aside;
    }

    StepResult carryOut(RecoveryStep step) {
        long seen = head.getLongVolatile(LEASE);
        if (Participant.participant(seen) != 0 && !engine.census().isDead(seen)) {
            return Results.changed(step, "a writer that is not dead has the lease");
        }
        long mine = Participant.word(engine.participant(), Participant.epoch(seen) + 1);
        if (!head.compareAndSetLong(LEASE, seen, mine)) {
            return Results.changed(step, "somebody else has just taken the lease");
        }
        try {
            return underTheLease(step);
        } catch (UncheckedIOException e) {
            return Results.failed(step, String.valueOf(e.getMessage()));
        } finally {
            head.compareAndSetLong(LEASE, mine, Participant.released(mine));
        }
    }

    private StepResult underTheLease(RecoveryStep step) {
        return switch (step.action()) {
            case MARK_GAP -> markGap(step);
            case RESTAMP_SLOT -> restampSlot(step);
            default -> inTurn(step);
        };
    }

    /** As if the writer had begun with the frame that comes into this slot next: its frame is gone for every reader. */
    private StepResult markGap(RecoveryStep step) {
        UnsafeBuffer view = block.view(step.index());
        int at = block.at(step.index()) + SlotField.WORD.at();
        boolean same = view.getLongVolatile(at) == step.seen();
        return Results.of(step, same && view.compareAndSetLong(at, step.seen(), gap(step.index())));
    }

    private long gap(int index) {
        int capacity = block.geometry().capacity();
        long next = block.next();
        return next <= index ? 0 : ~(next - 1 - Math.floorMod(next - 1 - index, capacity) + capacity);
    }

    private StepResult restampSlot(RecoveryStep step) {
        UnsafeBuffer view = block.view(step.index());
        int at = block.at(step.index());
        if (view.getLongVolatile(at) != step.seen() || step.seen() <= 0) {
            return Results.of(step, false);
        }
        byte[] bytes = new byte[block.geometry().stride()];
        view.getBytes(at, bytes);
        aside.keep(block.info().name().text(), "slot-" + step.index(), bytes);
        StoredSum.of(block.info()).stamp(block.address(step.index()), step.seen() - 1);
        return Results.of(step, true);
    }

    /** The zone has other writers than the holder of the lease. */
    private StepResult inTurn(RecoveryStep step) {
        SpinLock lock = LockedFlexZone.lock(block, engine);
        Optional<Guard> turn = lock.tryLock(PATIENCE);
        if (turn.isEmpty()) {
            return Results.changed(
                    step,
                    "the flex zone's lock is held by "
                            + lock.holder().map(Holder::toString).orElse("nobody"));
        }
        try {
            return restampFlex(step);
        } finally {
            turn.get().close();
        }
    }

    private StepResult restampFlex(RecoveryStep step) {
        if (head.getLongVolatile(VERSION) != step.seen()) {
            return Results.of(step, false);
        }
        byte[] bytes = new byte[block.geometry().flexBytes()];
        block.flex().getBytes(0, bytes);
        aside.keep(block.info().name().text(), "flex", bytes);
        FlexSum.stamp(block, bytes);
        return Results.of(step, true);
    }
}
