package org.labhub.recovery.internal.plan;

import java.util.List;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.ConsumerFacts;
import org.labhub.api.recovery.LockFacts;
import org.labhub.api.recovery.Occupant;
import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.RecoveryStep.Action;

/** Gives back what the dead hold: readers first, so that the next writer finds its way free. */
final class DeadPlan {

    private static final int EPOCH_BITS = 24;

    private final BlockFacts facts;
    private final List<RecoveryStep> steps;

    DeadPlan(BlockFacts facts, List<RecoveryStep> steps) {
        this.facts = facts;
        this.steps = steps;
    }

    void everything() {
        consumers();
        facts.locks().stream().filter(lock -> isDead(lock.owner())).forEach(this::lock);
        facts.writer().holder().filter(DeadPlan::isDead).ifPresent(this::lease);
    }

    void consumers() {
        facts.consumers().stream().filter(DeadPlan::isNobodys).forEach(this::line);
        facts.single().filter(DeadPlan::isDead).ifPresent(this::single);
    }

    private static boolean isNobodys(ConsumerFacts consumer) {
        return isDead(consumer.occupant()) || isFree(consumer.occupant());
    }

    private static boolean isFree(Occupant occupant) {
        return occupant.word() >>> EPOCH_BITS == 0;
    }

    private static boolean isDead(Occupant occupant) {
        return occupant.verdict() == Verdict.DEAD;
    }

    private void line(ConsumerFacts consumer) {
        Occupant owner = consumer.occupant();
        steps.add(new RecoveryStep(
                Action.CLEAR_LINE,
                consumer.line(),
                owner.word(),
                "withdraw the gate of consumer " + consumer.line() + " (" + owner.name() + ", pid " + owner.pid()
                        + ") and free its line",
                isFree(owner) ? "nobody has this line" : owner.grounds(),
                ""));
    }

    private void single(Occupant owner) {
        steps.add(new RecoveryStep(
                Action.CLEAR_SINGLE,
                0,
                owner.word(),
                "free the place of the one reader (" + owner.name() + ", pid " + owner.pid() + "); its position "
                        + facts.writer().position() + " stays",
                owner.grounds(),
                ""));
    }

    private void lock(LockFacts lock) {
        steps.add(new RecoveryStep(
                Action.RELEASE_LOCK,
                lock.index(),
                lock.owner().word(),
                "free lock " + lock.index() + " of " + lock.owner().name(),
                lock.owner().grounds(),
                ""));
    }

    private void lease(Occupant holder) {
        steps.add(new RecoveryStep(
                Action.RELEASE_LEASE,
                0,
                holder.word(),
                "give back the lease of " + holder.name() + " (pid " + holder.pid() + ")",
                holder.grounds(),
                ""));
    }
}
