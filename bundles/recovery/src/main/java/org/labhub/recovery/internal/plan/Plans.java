package org.labhub.recovery.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Occupant;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.RecoveryStep.Action;
import org.labhub.api.recovery.Remedy;

/**
 * Makes plans. A pure function of what was diagnosed: the dead are cleared, the stalled only if that is forced, and from
 * the living nothing is taken.
 */
public final class Plans {

    private final Diagnosis diagnosis;
    private final BlockFacts facts;
    private final Remedy remedy;
    private final List<RecoveryStep> steps = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private Plans(Diagnosis diagnosis, Remedy remedy) {
        this.diagnosis = diagnosis;
        this.facts = diagnosis.facts();
        this.remedy = remedy;
    }

    /** The plan that mends what was diagnosed, as far as the remedy goes. */
    public static RecoveryPlan of(Diagnosis diagnosis, Remedy remedy) {
        Plans plans = new Plans(diagnosis, remedy);
        plans.make();
        long instance = plans.facts.info().map(info -> info.instance()).orElse(0L);
        return new RecoveryPlan(plans.facts.block(), instance, remedy, plans.steps, plans.refused);
    }

    /** The plan that removes what makers who died have left: numbers, and how many bytes each takes. */
    public static RecoveryPlan sweep(SortedMap<Long, Long> unborn) {
        List<RecoveryStep> steps = new ArrayList<>();
        unborn.forEach((number, bytes) -> steps.add(new RecoveryStep(
                Action.REMOVE_UNBORN,
                0,
                number,
                "remove .unborn-" + Long.toHexString(number) + ", which takes " + bytes + " bytes",
                "whoever makes a block has the folder locked, and it is locked for that moment",
                "")));
        return new RecoveryPlan("", 0, new Remedy(Remedy.Kind.SWEEP, "", false), steps, List.of());
    }

    /** The plan that removes what is left of processes that nobody knows any more: the numbers of their presences. */
    public static RecoveryPlan forget(List<Integer> gone) {
        List<RecoveryStep> steps = gone.stream()
                .map(number -> new RecoveryStep(
                        Action.REMOVE_PRESENCE,
                        0,
                        number,
                        "remove presence-" + number,
                        "its process is gone, no block names it, and its number is not given again since a later one is there",
                        ""))
                .toList();
        return new RecoveryPlan("", 0, new Remedy(Remedy.Kind.SWEEP, "", false), steps, List.of());
    }

    private void make() {
        if (remedy.kind() == Remedy.Kind.RETIRE) {
            retire();
        } else if (facts.info().isEmpty()) {
            refuse("it cannot be opened, so nothing in it is changed: " + facts.refusal() + "; it can only be retired");
        } else {
            inside();
        }
    }

    private void inside() {
        switch (remedy.kind()) {
            case RECOVER -> new DeadPlan(facts, steps).everything();
            case CLEANUP -> new DeadPlan(facts, steps).consumers();
            case SWEEP -> refuse("what was never finished belongs to no block: sweep without a name");
            case EVICT -> new EvictPlan(facts, remedy, steps, refused).make();
            default -> slots();
        }
    }

    private void slots() {
        boolean broken = diagnosis.health() == BlockHealth.BROKEN;
        boolean held = facts.writer().holder().filter(Plans::isThere).isPresent();
        if (broken) {
            refuse("the block itself cannot be believed: "
                    + diagnosis.findings().get(0).what() + "; it is never repaired, only retired");
        } else if (held) {
            refuse("its lease is held by "
                    + facts.writer().holder().map(Occupant::toString).orElse("")
                    + ": slots are changed only while nobody writes; end the writer first");
        } else {
            new SlotPlan(facts, remedy, steps, refused).make();
        }
    }

    private static boolean isThere(Occupant occupant) {
        return occupant.verdict() != Verdict.DEAD;
    }

    private void retire() {
        Verdict writer = facts.writer().holder().map(Occupant::verdict).orElse(Verdict.DEAD);
        String holder = facts.writer().holder().map(Occupant::toString).orElse("nobody");
        if (writer == Verdict.ALIVE) {
            refuse("it is being written by " + holder + ": stop its producer first");
        } else if (writer == Verdict.STALLED && !remedy.force()) {
            refuse(holder + " may go on writing it: what it writes then is lost; --force does it all the same");
        } else {
            steps.add(new RecoveryStep(
                    Action.RETIRE,
                    0,
                    facts.writer().lease(),
                    "end the block and free its name",
                    "its writer is " + (writer == Verdict.STALLED ? "stalled" : "not there")
                            + "; those who have it open read it to its end and are told",
                    "frames that are in it and were not read are gone when its last reader lets go"));
        }
    }

    private void refuse(String why) {
        refused.add(facts.block() + ": " + why);
    }
}
