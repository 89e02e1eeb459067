package org.labhub.recovery.internal.plan;

import java.util.List;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.ConsumerFacts;
import org.labhub.api.recovery.Occupant;
import org.labhub.api.recovery.RecoveryStep;
import org.labhub.api.recovery.RecoveryStep.Action;
import org.labhub.api.recovery.Remedy;

/** Takes the place of a stalled consumer away, if that is forced. */
final class EvictPlan {

    private final BlockFacts facts;
    private final Remedy remedy;
    private final List<RecoveryStep> steps;
    private final List<String> refused;

    EvictPlan(BlockFacts facts, Remedy remedy, List<RecoveryStep> steps, List<String> refused) {
        this.facts = facts;
        this.remedy = remedy;
        this.steps = steps;
        this.refused = refused;
    }

    void make() {
        List<ConsumerFacts> meant =
                facts.consumers().stream().filter(this::isMeant).toList();
        if (meant.isEmpty()) {
            refused.add("no consumer is called \"" + remedy.target() + "\"; there are " + names());
        } else if (meant.size() > 1) {
            refused.add(meant.size() + " consumers are called \"" + remedy.target() + "\": name the line of one");
        } else {
            evict(meant.get(0));
        }
    }

    private boolean isMeant(ConsumerFacts consumer) {
        return remedy.target().equals(consumer.occupant().name())
                || remedy.target().equals(Integer.toString(consumer.line()));
    }

    private List<String> names() {
        return facts.consumers().stream()
                .map(consumer -> consumer.line() + " " + consumer.occupant().name())
                .toList();
    }

    private void evict(ConsumerFacts consumer) {
        Occupant owner = consumer.occupant();
        switch (owner.verdict()) {
            case ALIVE -> refused.add(owner + " is alive: nothing is taken from it; end its process instead");
            case DEAD -> new DeadPlan(facts, steps).consumers();
            case STALLED -> evictStalled(consumer, owner);
        }
    }

    private void evictStalled(ConsumerFacts consumer, Occupant owner) {
        if (consumer.evicted()) {
            return;
        }
        if (consumer.policy().filter(ReadPolicy.SINGLE_READER::equals).isPresent()) {
            refused.add(owner + " is the block's one reader, whose position its successor needs: end its process"
                    + " instead; the position is kept");
        } else if (!remedy.force()) {
            refused.add(owner + " may come back: it then loses what it has not read, and its program must attach"
                    + " again; --force does it all the same");
        } else {
            steps.add(new RecoveryStep(
                    Action.EVICT_LINE,
                    consumer.line(),
                    owner.word(),
                    "make the writer ignore consumer " + consumer.line() + " (" + owner.name() + ", pid " + owner.pid()
                            + ")",
                    owner.grounds() + "; nobody gets its line before it has noticed or is dead",
                    "it loses what it has not read, and must attach again"));
        }
    }
}
