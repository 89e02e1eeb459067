package org.labhub.recovery.internal.findings;

import static org.labhub.api.recovery.BlockHealth.BROKEN;
import static org.labhub.api.recovery.BlockHealth.NOTICE;
import static org.labhub.api.recovery.BlockHealth.WRONG;

import java.time.Duration;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.Finding.Kind;
import org.labhub.api.recovery.Occupant;
import org.labhub.api.recovery.SlotFacts;
import org.labhub.api.recovery.SlotFacts.State;
import org.labhub.api.recovery.WriterFacts;

/** What is wrong with the writer, and with the words that only writers store. */
final class WriterFindings {

    private static final Duration LONG = Duration.ofSeconds(5);

    private final BlockFacts facts;
    private final WriterFacts writer;
    private final Findings findings;

    WriterFindings(BlockFacts facts, Findings findings) {
        this.facts = facts;
        this.writer = facts.writer();
        this.findings = findings;
    }

    void all() {
        writer();
        facts.info().ifPresent(this::words);
        absentReader();
        orphan();
    }

    void writer() {
        writer.holder().ifPresent(this::holder);
    }

    private void holder(Occupant holder) {
        switch (holder.verdict()) {
            case DEAD ->
                findings.add(
                        Kind.DEAD_WRITER,
                        WRONG,
                        "writer",
                        holder + " still has the lease" + writing(),
                        "Start its producer, which takes the lease over; or give the lease back.",
                        "recover --apply");
            case STALLED ->
                findings.add(
                        Kind.STALLED_WRITER,
                        WRONG,
                        "writer",
                        holder + " has the lease and does not answer" + writing(),
                        "It keeps the lease. Let it go on (kill -CONT " + holder.pid()
                                + "), or end its process, or retire the block.",
                        "retire --force --apply");
            case ALIVE -> stuck(holder);
        }
    }

    private void stuck(Occupant holder) {
        if (writer.writingFor().compareTo(LONG) > 0) {
            findings.add(
                    Kind.STUCK_WRITER,
                    NOTICE,
                    "writer",
                    holder + " lives" + writing(),
                    "See what it waits for (jstack " + holder.pid() + "). It is alive: nothing is taken from it.",
                    "");
        }
    }

    private String writing() {
        return writer.writing()
                .map(sequence -> ", and has been writing frame " + sequence + " for "
                        + writer.writingFor().toMillis() + " ms")
                .orElse("");
    }

    private void words(BlockInfo info) {
        int capacity = info.channel().capacity();
        long committed = writer.committed();
        long illegal = facts.slots().stream()
                .map(SlotFacts::state)
                .filter(State.ILLEGAL::equals)
                .count();
        if (committed < 0 || (illegal * 2 > capacity && capacity > 1)) {
            broken("it says that its next frame is " + committed + ", which does not fit its slots");
        }
        if (writer.floor() < 0 || writer.floor() > Math.max(0, committed) + 2L * capacity) {
            broken("its floor is " + writer.floor() + ", but its next frame " + committed);
        }
        boolean single = info.channel().grants() == ReadPolicy.SINGLE_READER;
        if (single && (writer.position() < 0 || writer.position() > Math.max(0, committed) + 2L * capacity)) {
            broken("its reader's position is " + writer.position() + ", but its next frame " + committed);
        }
    }

    private void broken(String what) {
        findings.add(
                Kind.CORRUPT_CONTROL,
                BROKEN,
                "control page",
                what,
                "Never repaired. Stop its processes, retire it, start the producer, then the consumers.",
                "retire --apply");
    }

    private void absentReader() {
        boolean single = facts.info()
                .filter(info -> info.channel().grants() == ReadPolicy.SINGLE_READER)
                .isPresent();
        if (single && facts.single().isEmpty() && writer.waitingFor().isPresent()) {
            findings.add(
                    Kind.ABSENT_READER,
                    WRONG,
                    "writer",
                    "it has waited for " + writer.waiting().toMillis()
                            + " ms for the block's one reader, which is not there; it would go on at frame "
                            + writer.position(),
                    "Start the reader. If nobody will ever read, retire the block.",
                    "");
        }
    }

    private void orphan() {
        if (writer.holder().isEmpty()
                && facts.consumers().isEmpty()
                && facts.single().isEmpty()) {
            findings.add(
                    Kind.ORPHAN,
                    NOTICE,
                    "block",
                    "nobody writes it and nobody reads it; " + writer.name() + " was its last writer",
                    "Start its producer; or retire it, if its channel is not wanted any more.",
                    "retire --apply");
        }
    }
}
