package org.labhub.recovery.internal.findings;

import static org.labhub.api.recovery.BlockHealth.BROKEN;
import static org.labhub.api.recovery.BlockHealth.NOTICE;
import static org.labhub.api.recovery.BlockHealth.WRONG;

import java.util.ArrayList;
import java.util.List;
import org.labhub.api.block.Blocks;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.BlockFacts.Life;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding;
import org.labhub.api.recovery.Finding.Kind;
import org.labhub.api.recovery.FlexFacts;
import org.labhub.api.recovery.LockFacts;
import org.labhub.api.recovery.SlotFacts;
import org.labhub.api.recovery.SlotFacts.State;
import org.labhub.api.recovery.SlotFacts.Sum;

/** Concludes what is wrong, how bad, and what mends it. A pure function of the facts. */
public final class Findings {

    private final BlockFacts facts;
    private final List<Finding> found = new ArrayList<>();

    private Findings(BlockFacts facts) {
        this.facts = facts;
    }

    /** The diagnosis of what was seen. */
    public static Diagnosis of(BlockFacts facts) {
        Findings findings = new Findings(facts);
        if (facts.info().isEmpty()) {
            findings.notOpened();
        } else {
            findings.opened();
        }
        return new Diagnosis(facts, findings.found);
    }

    private void notOpened() {
        if (facts.unfinished()) {
            add(
                    Kind.UNFINISHED,
                    WRONG,
                    "descriptor",
                    facts.refusal(),
                    "Wait a moment; if it stays so, its maker died: retire it and start the producer.",
                    "retire --apply");
        } else if (facts.otherVersion()) {
            add(
                    Kind.OTHER_VERSION,
                    WRONG,
                    "descriptor",
                    facts.refusal(),
                    "Stop its processes, retire it, start the producer with this version; or read it with the version that"
                            + " wrote it.",
                    "retire --apply");
        } else if (facts.bytes() == 0) {
            add(
                    Kind.UNREADABLE,
                    WRONG,
                    "file",
                    facts.refusal(),
                    "See whose file it is, and with which mode; if it was cut, retire it and start the producer.",
                    "");
        } else {
            add(
                    Kind.CORRUPT_DESCRIPTOR,
                    BROKEN,
                    "descriptor",
                    facts.refusal(),
                    "Never repaired. Stop its processes, retire it, start the producer, then the consumers.",
                    "retire --apply");
        }
        new WriterFindings(facts, this).writer();
    }

    private void opened() {
        new WriterFindings(facts, this).all();
        new ConsumerFindings(facts, this).all();
        facts.locks().forEach(this::lock);
        facts.slots().forEach(this::slot);
        flex(facts.flex());
        life();
    }

    private void lock(LockFacts lock) {
        if (lock.owner().verdict() == Verdict.DEAD) {
            add(
                    Kind.DEAD_LOCK_OWNER,
                    NOTICE,
                    "lock " + lock.index(),
                    "it is held by " + lock.owner(),
                    "The next one who wants it takes it over; or clear it.",
                    "recover --apply");
        }
    }

    private void slot(SlotFacts slot) {
        String where = "slot " + slot.index();
        if (slot.state() == State.ILLEGAL) {
            add(
                    Kind.ILLEGAL_SLOT,
                    WRONG,
                    where,
                    "its word " + slot.word() + " cannot be there",
                    "Give the slot up as a gap, once nobody writes.",
                    "reset-slot --slot " + slot.index() + " --apply");
        } else if (slot.sum() == Sum.BAD) {
            add(
                    Kind.CORRUPT_SLOT,
                    WRONG,
                    where,
                    "the checksum of frame " + slot.sequence() + " does not fit its " + slot.length() + " bytes",
                    "Readers skip it and say so where checksums are enforced; the writer overwrites it. Or give it up"
                            + " as a gap, once nobody writes.",
                    "reset-slot --slot " + slot.index() + " --apply");
        } else if (slot.state() == State.ABANDONED) {
            add(
                    Kind.ABANDONED_SLOT,
                    NOTICE,
                    where,
                    "frame " + slot.sequence() + " is not there: its writer died in it, or it was given up",
                    "The next writer writes over it; readers pass it.",
                    "");
        }
    }

    private void flex(FlexFacts flex) {
        boolean half = flex.version() % 2 != 0
                && facts.locks().stream()
                        .filter(lock -> lock.index() == Blocks.FLEX_LOCK)
                        .allMatch(lock -> lock.owner().verdict() == Verdict.DEAD);
        if (flex.sum() == Sum.BAD || half) {
            add(
                    Kind.CORRUPT_FLEX,
                    WRONG,
                    "flex zone",
                    half ? "it was being written when who wrote it died" : "its checksum does not fit",
                    "The next write of the zone mends it. If its content is known to be right, write the checksum anew.",
                    "validate --repair --apply");
        }
    }

    private void life() {
        if (facts.life() == Life.UNKNOWN) {
            add(
                    Kind.CORRUPT_CONTROL,
                    BROKEN,
                    "control page",
                    "its word about whether it goes on cannot be",
                    "Never repaired. Retire it and start its producer.",
                    "retire --apply");
        } else if (facts.life() != Life.OPEN) {
            add(
                    Kind.RETIRED,
                    NOTICE,
                    "block",
                    "it is " + facts.life() + ", yet its name is still taken",
                    "The next producer of the name replaces it; or retire it.",
                    "retire --apply");
        }
    }

    void add(Kind kind, BlockHealth health, String where, String what, String remedy, String command) {
        String whole = command.isEmpty() ? "" : command(command);
        found.add(new Finding(kind, health, where, what, remedy, whole));
    }

    private String command(String words) {
        int end = words.indexOf(' ');
        return "labhub-admin " + words.substring(0, end) + " " + facts.block() + words.substring(end);
    }
}
