package org.labhub.shm.internal.repair;

import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.StepResult;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.LineField;
import org.labhub.shm.internal.layout.LockField;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.slot.Engine;
import org.labhub.shm.internal.slot.Lines;

/**
 * Carries out one step after the other on an open block. Each asks again whether it may, and changes a word only from the
 * value in the step; so two who mend at once, or one who dies on the way, leave nothing that the next one cannot go on from.
 */
public final class Surgery {

    private static final int LEASE = Block.control(ControlField.LEASE);
    private static final int SINGLE = Block.control(ControlField.SINGLE);
    private static final int RECOVERIES = Block.control(ControlField.RECOVERIES);
    private static final int EVICTIONS = Block.control(ControlField.EVICTIONS);

    /** True if it was made. */
    @FunctionalInterface
    private interface Change {
        boolean wasMade();
    }

    private final Block block;
    private final UnsafeBuffer head;
    private final Engine engine;
    private final SlotSurgery slots;

    /** On a block that may be written to. */
    public Surgery(Block block, Engine engine, Aside aside) {
        this.block = block;
        this.head = block.head();
        this.engine = engine;
        slots = new SlotSurgery(block, engine, aside);
    }

    /** Does it, or says why not. */
    public StepResult carryOut(RecoveryStep step) {
        return switch (step.action()) {
            case RELEASE_LEASE -> ofTheDead(step, () -> free(LEASE, step.seen(), Participant.released(step.seen())));
            case CLEAR_SINGLE -> ofTheDead(step, () -> free(SINGLE, step.seen(), 0));
            case RELEASE_LOCK ->
                ofTheDead(step, () -> free(lockAt(step), step.seen(), Participant.released(step.seen())));
            case CLEAR_LINE -> clearLine(step);
            case EVICT_LINE -> evict(step);
            case MARK_GAP, RESTAMP_SLOT, RESTAMP_FLEX -> slots.carryOut(step);
            case RETIRE, REMOVE_UNBORN, REMOVE_PRESENCE ->
                Results.failed(step, "files are removed under the lock of their folder");
        };
    }

    private StepResult ofTheDead(RecoveryStep step, Change change) {
        return engine.census().isDead(step.seen())
                ? Results.of(step, change.wasMade())
                : Results.changed(step, "its holder is not dead");
    }

    private boolean free(int at, long seen, long free) {
        boolean done = head.getLongVolatile(at) == seen && head.compareAndSetLong(at, seen, free);
        if (done) {
            head.getAndAddLong(RECOVERIES, 1);
        }
        return done;
    }

    private static int lockAt(RecoveryStep step) {
        return BlockLayout.CONTROL_AT + LockField.FIRST_AT + step.index() * LockField.BYTES + LockField.OWNER.at();
    }

    private StepResult clearLine(RecoveryStep step) {
        long seen = step.seen();
        if (Participant.participant(seen) != 0 && !engine.census().isDead(seen)) {
            return Results.changed(step, "its owner is not dead");
        }
        boolean same = head.getLongVolatile(block.line(step.index(), LineField.OWNER)) == seen;
        return Results.of(
                step, same && new Lines(block, engine.census()).clear(step.index(), seen, engine.participant()));
    }

    private StepResult evict(RecoveryStep step) {
        long seen = step.seen();
        Verdict now = engine.census().holder(seen, "").verdict();
        if (now != Verdict.STALLED) {
            return Results.changed(step, "its owner is " + now + " by now");
        }
        int tombstone = block.line(step.index(), LineField.TOMBSTONE);
        long before = head.getLongVolatile(tombstone);
        boolean done = before != seen
                && head.getLongVolatile(block.line(step.index(), LineField.OWNER)) == seen
                && head.compareAndSetLong(tombstone, before, seen);
        if (done) {
            head.getAndAddLong(EVICTIONS, 1);
            engine.ringFor(block);
        }
        return Results.of(step, done);
    }
}
