package org.labhub.recovery.internal.plan;

import java.util.List;
import java.util.function.Consumer;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.RecoveryStep.Action;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.SlotFacts;
import org.labhub.api.recovery.SlotFacts.State;
import org.labhub.api.recovery.SlotFacts.Sum;

/** Gives corrupt slots up, or writes their checksums anew; nobody alive has the lease. */
final class SlotPlan {

    private final BlockFacts facts;
    private final Remedy remedy;
    private final List<RecoveryStep> steps;
    private final List<String> refused;

    SlotPlan(BlockFacts facts, Remedy remedy, List<RecoveryStep> steps, List<String> refused) {
        this.facts = facts;
        this.remedy = remedy;
        this.steps = steps;
        this.refused = refused;
    }

    void make() {
        switch (remedy.kind()) {
            case RESET_SLOT -> resetOne();
            case RESET_ALL -> bad(this::reset);
            default -> repair();
        }
    }

    private void bad(Consumer<SlotFacts> each) {
        facts.slots().stream().filter(SlotPlan::isBad).forEach(each);
    }

    private static boolean isBad(SlotFacts slot) {
        return slot.state() == State.ILLEGAL || slot.sum() == Sum.BAD;
    }

    private void resetOne() {
        facts.slots().stream()
                .filter(slot -> remedy.target().equals(Integer.toString(slot.index())))
                .findFirst()
                .ifPresentOrElse(
                        this::resetIfAllowed,
                        () -> refused.add("there is no slot " + remedy.target() + "; there are 0 to "
                                + (facts.slots().size() - 1)));
    }

    private void resetIfAllowed(SlotFacts slot) {
        boolean good = slot.state() == State.COMMITTED && !isBad(slot);
        if (good && !remedy.force()) {
            refused.add("slot " + slot.index() + " holds frame " + slot.sequence()
                    + ", in which nothing is wrong; --force gives it up all the same");
        } else if (isBad(slot) || good) {
            reset(slot);
        }
    }

    private void reset(SlotFacts slot) {
        steps.add(new RecoveryStep(
                Action.MARK_GAP,
                slot.index(),
                slot.word(),
                "give slot " + slot.index() + " up as a gap",
                "nobody has the lease, which is taken for that time",
                slot.state() == State.ILLEGAL
                        ? "whatever frame was there is gone"
                        : "frame " + slot.sequence() + " is gone for those who have not read it"));
    }

    private void repair() {
        facts.slots().stream().filter(slot -> slot.state() == State.ILLEGAL).forEach(this::cannotRepair);
        facts.slots().stream().filter(slot -> slot.sum() == Sum.BAD).forEach(this::restamp);
        if (facts.flex().sum() == Sum.BAD || facts.flex().version() % 2 != 0) {
            steps.add(new RecoveryStep(
                    Action.RESTAMP_FLEX,
                    0,
                    facts.flex().version(),
                    "keep the bytes of the flex zone aside and write its checksum anew",
                    "nobody has the lease, which is taken for that time",
                    "whatever is in it now counts as right"));
        }
    }

    private void cannotRepair(SlotFacts slot) {
        refused.add("slot " + slot.index() + " has a word that cannot be, which no checksum mends: reset-slot gives it"
                + " up as a gap");
    }

    private void restamp(SlotFacts slot) {
        steps.add(new RecoveryStep(
                Action.RESTAMP_SLOT,
                slot.index(),
                slot.word(),
                "keep the bytes of slot " + slot.index() + " aside and write its checksum anew",
                "nobody has the lease, which is taken for that time",
                "whatever is in frame " + slot.sequence() + " now counts as right"));
    }
}
