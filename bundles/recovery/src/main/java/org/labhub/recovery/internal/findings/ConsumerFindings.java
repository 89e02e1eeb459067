package org.labhub.recovery.internal.findings;

import static org.labhub.api.recovery.BlockHealth.NOTICE;
import static org.labhub.api.recovery.BlockHealth.WRONG;

import java.time.Duration;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.ConsumerFacts;
import org.labhub.api.recovery.Finding.Kind;
import org.labhub.api.recovery.Occupant;
import org.labhub.api.recovery.WriterFacts;

/** What is wrong with those who read. */
final class ConsumerFindings {

    private static final Duration SLOW = Duration.ofSeconds(1);

    private final BlockFacts facts;
    private final Findings findings;

    ConsumerFindings(BlockFacts facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void all() {
        facts.consumers().forEach(this::consumer);
        facts.single()
                .filter(owner -> owner.verdict() == Verdict.DEAD)
                .filter(owner -> facts.consumers().stream()
                        .noneMatch(other -> other.occupant().word() == owner.word()))
                .ifPresent(this::deadSingle);
    }

    private void consumer(ConsumerFacts consumer) {
        Occupant owner = consumer.occupant();
        if (owner.presence() == 0 && owner.word() >>> 24 == 0) {
            ownerless(consumer);
        } else if (owner.verdict() == Verdict.DEAD) {
            dead(consumer);
        } else if (consumer.evicted()) {
            evicted(consumer);
        } else if (owner.verdict() == Verdict.STALLED) {
            stalled(consumer);
        } else if (consumer.holdsUp() && isLong(facts.writer())) {
            slow(consumer);
        }
        if (consumer.corrupt() > 0) {
            sawCorrupt(consumer);
        }
    }

    /** To wait a moment for a queueing reader is what the policy is for. */
    private static boolean isLong(WriterFacts writer) {
        return writer.waitingFor().isPresent() && writer.waiting().compareTo(SLOW) > 0;
    }

    private static BlockHealth badness(ConsumerFacts consumer) {
        return consumer.holdsUp() ? WRONG : NOTICE;
    }

    private void ownerless(ConsumerFacts consumer) {
        findings.add(
                Kind.CORRUPT_CONTROL,
                WRONG,
                where(consumer),
                "its gate stands at " + consumer.gate().orElse(-1L) + ", but it has no owner",
                "Withdraw the gate.",
                "recover --apply");
    }

    private void dead(ConsumerFacts consumer) {
        findings.add(
                Kind.DEAD_CONSUMER,
                badness(consumer),
                where(consumer),
                consumer.occupant() + " still has its line" + needs(consumer),
                "The writer clears it when it is in its way, the next consumer takes it; or clear it.",
                "recover --apply");
    }

    private void deadSingle(Occupant owner) {
        findings.add(
                Kind.DEAD_CONSUMER,
                NOTICE,
                "reader",
                owner + " still has the place of the block's one reader; its position "
                        + facts.writer().position() + " is kept",
                "Start the next reader, which takes the place over; or clear it.",
                "recover --apply");
    }

    private void evicted(ConsumerFacts consumer) {
        findings.add(
                Kind.EVICTED_CONSUMER,
                NOTICE,
                where(consumer),
                consumer.occupant() + " was evicted and has not noticed yet",
                "Nothing: it is told when it returns, and its line is free when it has noticed or ended.",
                "");
    }

    private void stalled(ConsumerFacts consumer) {
        boolean single =
                consumer.policy().filter(ReadPolicy.SINGLE_READER::equals).isPresent();
        String go = "Let it go on (kill -CONT " + consumer.occupant().pid() + "), or end its process";
        findings.add(
                Kind.STALLED_CONSUMER,
                badness(consumer),
                where(consumer),
                consumer.occupant() + " does not answer" + needs(consumer),
                single ? go + "." : go + ", or evict it: it loses what it has not read.",
                single ? "" : "evict --consumer " + consumer.line() + " --force --apply");
    }

    private void slow(ConsumerFacts consumer) {
        findings.add(
                Kind.SLOW_CONSUMER,
                WRONG,
                where(consumer),
                "the writer has waited for " + facts.writer().waiting().toMillis() + " ms for " + consumer.occupant()
                        + needs(consumer),
                "See what it does (jstack " + consumer.occupant().pid()
                        + "). It is alive: nothing is taken from it. A larger ring, or a lossy policy, helps.",
                "");
    }

    private void sawCorrupt(ConsumerFacts consumer) {
        findings.add(
                Kind.CORRUPT_SLOT,
                NOTICE,
                where(consumer),
                consumer.occupant().name() + " has skipped " + consumer.corrupt() + " corrupt frames",
                "Look whether a program other than the writer stores into the block.",
                "");
    }

    private static String needs(ConsumerFacts consumer) {
        return consumer.gate()
                .map(gate -> ", needs frame " + gate + " and those after it, and is " + consumer.lag() + " behind")
                .orElse("");
    }

    private static String where(ConsumerFacts consumer) {
        return "consumer " + consumer.line();
    }
}
