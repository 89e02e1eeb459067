package org.labhub.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.recovery.Finding.Kind;
import org.labhub.api.recovery.RecoveryPlan;
import org.labhub.api.recovery.RecoveryReport;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.SlotFacts.State;
import org.labhub.api.recovery.StepResult.Outcome;
import org.labhub.recovery.Ground.Number;

/** What plans do, to whom they do nothing, and what is written down. */
@Tag("long")
final class MendingTest extends OnGround {

    @Test
    void theLeaseOfAKilledWriterIsGivenBack() throws Exception {
        try (Child writer = Child.holding(ground.folder, "slot", "LATEST_ONLY").killed()) {
            assertEquals(List.of(Outcome.DONE), outcomes(ground.apply(Remedy.Kind.RECOVER, "", false)));
            assertFalse(ground.kinds().contains(Kind.DEAD_WRITER), () -> "pid " + writer.pid());
        }
        try (Producer<Number> next = ground.next()) {
            Ground.write(next, 1, 6);
            assertEquals(2, next.epoch());
        }
    }

    @Test
    void everythingThatTheDeadHoldIsGivenBack() throws Exception {
        try (Child writer = Child.holding(ground.folder, "lease", "SYNC_READER").killed();
                Child reader =
                        Child.holding(ground.folder, "line", "SYNC_READER").killed();
                Child owner =
                        Child.holding(ground.folder, "lock", "SYNC_READER").killed()) {
            assertEquals(3, ground.kinds().size(), () -> writer.pid() + " " + reader.pid() + " " + owner.pid());
            assertTrue(ground.apply(Remedy.Kind.RECOVER, "", false).isDone());
            assertEquals(List.of(Kind.ORPHAN), ground.kinds());
        }
    }

    @Test
    void thePlaceOfAKilledSingleReaderIsFreeAndItsPositionStays() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SINGLE_READER)) {
            Ground.write(producer, 0, 3);
            try (Child reader =
                    Child.holding(ground.folder, "frame", "SINGLE_READER").killed()) {
                assertTrue(ground.apply(Remedy.Kind.CLEANUP, "", false).isDone(), () -> "pid " + reader.pid());
            }
            assertTrue(ground.kinds().isEmpty());
            assertEquals(List.of(0L, 1L, 2L), Ground.read(ground.consumer(ReadPolicy.SINGLE_READER)));
        }
    }

    @Test
    void nothingIsTakenFromTheLiving() throws Exception {
        try (Child writer = Child.holding(ground.folder, "slot", "SYNC_READER");
                Child reader = Child.holding(ground.folder, "line", "SYNC_READER")) {
            for (Remedy.Kind kind : Remedy.Kind.values()) {
                String target = kind == Remedy.Kind.EVICT ? "child" : "0";
                assertEquals(List.of(), ground.plan(kind, target, true).steps(), () -> kind + " " + reader.pid());
            }
            List<Kind> noticed =
                    ground.kinds(); // on a slow machine it has been in the middle of its frame for long by now
            assertTrue(Set.of(Kind.STUCK_WRITER).containsAll(noticed), () -> "pid " + writer.pid() + " " + noticed);
        }
    }

    @Test
    void aStalledWriterKeepsItsLease() throws Exception {
        try (Child writer = Child.holding(ground.folder, "slot", "LATEST_ONLY").stopped()) {
            assertEquals(List.of(), ground.plan(Remedy.Kind.RECOVER, "", true).steps());
            RecoveryPlan reset = ground.plan(Remedy.Kind.RESET_SLOT, "0", true);
            assertEquals(List.of(), reset.steps(), () -> "pid " + writer.pid());
            assertEquals(1, reset.refused().size());
        }
    }

    @Test
    void aStalePlanDoesNothingAndSaysSo() throws Exception {
        try (Child writer = Child.holding(ground.folder, "lease", "LATEST_ONLY").killed()) {
            RecoveryPlan stale = ground.plan(Remedy.Kind.RECOVER, "", false);
            try (Producer<Number> next = ground.next()) {
                assertEquals(List.of(Outcome.CHANGED), outcomes(ground.recovery.carryOut(stale, "test")));
                Ground.write(next, 1, 9);
                assertTrue(ground.kinds().isEmpty(), () -> "pid " + writer.pid());
            }
        }
    }

    @Test
    void aPlanForTheBlockBeforeDoesNothing() throws Exception {
        try (Child writer = Child.holding(ground.folder, "lease", "LATEST_ONLY").killed()) {
            RecoveryPlan before = ground.plan(Remedy.Kind.RECOVER, "", false);
            ground.blocks.retire(Ground.NAME);
            ground.producer(ReadPolicy.SYNC_READER).close();
            assertEquals(List.of(Outcome.CHANGED), outcomes(ground.recovery.carryOut(before, "test")));
            assertEquals(List.of(Kind.ORPHAN), ground.kinds(), () -> "pid " + writer.pid());
        }
    }

    @Test
    void doingItTwiceIsHarmless() throws Exception {
        try (Child writer = Child.holding(ground.folder, "lease", "LATEST_ONLY").killed()) {
            RecoveryPlan plan = ground.plan(Remedy.Kind.RECOVER, "", false);
            assertEquals(List.of(Outcome.DONE), outcomes(ground.recovery.carryOut(plan, "one")));
            assertEquals(List.of(Outcome.CHANGED), outcomes(ground.recovery.carryOut(plan, "two")));
            assertTrue(ground.apply(Remedy.Kind.RECOVER, "", false).results().isEmpty(), () -> "pid " + writer.pid());
        }
    }

    @Test
    void whatWasDoneIsInJournalAndAudit() throws Exception {
        try (Child writer = Child.holding(ground.folder, "lease", "LATEST_ONLY").killed()) {
            RecoveryReport report = ground.apply(Remedy.Kind.RECOVER, "", false);
            assertEquals(List.of(report), ground.recovery.reports());
            assertTrue(Files.readString(folder.resolve("recovery.jsonl")).contains("\"outcome\":\"done\""));
            assertTrue(ground.audited.get(0).contains("lease of child (pid " + writer.pid() + ")"));
        }
    }

    @Test
    void aCorruptSlotIsGivenUpAsAGap() throws IOException {
        try (Producer<Number> producer = ground.producer(ReadPolicy.BEST_EFFORT)) {
            Ground.write(producer, 0, 4);
            ground.poke(slotAt(2), (byte) 99);
            assertEquals(
                    1, ground.plan(Remedy.Kind.RESET_SLOT, "2", true).refused().size());
        }
        assertTrue(ground.apply(Remedy.Kind.RESET_SLOT, "2", false).isDone());
        assertEquals(State.GAP, ground.diagnose().facts().slots().get(2).state());
        try (Producer<Number> next = ground.next();
                Consumer<Number> reader = ground.consumer(ReadPolicy.BEST_EFFORT)) {
            reader.seek(0);
            assertEquals(List.of(0L, 1L, 3L), Ground.read(reader));
            assertTrue(ground.events.contains(new ChannelEvent.Gap(2, 1)), ground.events::toString);
            Ground.write(next, 4, 9);
        }
    }

    private long slotAt(int index) throws IOException {
        return Files.size(ground.file()) - 4096 + 128L * index;
    }

    @Test
    void aQueueingReaderIsToldTheGapAndGoesOn() throws IOException {
        Producer<Number> producer = ground.producer(ReadPolicy.SINGLE_READER);
        Ground.write(producer, 0, 4);
        producer.close();
        ground.poke(slotAt(1), (byte) 99);
        assertTrue(ground.apply(Remedy.Kind.RESET_ALL, "", false).isDone());
        try (Producer<Number> next = ground.next();
                Consumer<Number> reader = ground.consumer(ReadPolicy.SINGLE_READER)) {
            assertEquals(List.of(0L, 2L, 3L), Ground.read(reader));
            assertTrue(ground.events.contains(new ChannelEvent.Gap(1, 1)), ground.events::toString);
            Ground.write(next, 4, 8);
            assertEquals(
                    LongStream.range(4, 8).boxed().toList(),
                    Ground.read(reader).stream().toList());
        }
    }

    @Test
    void aChecksumIsWrittenAnewAndTheBytesAreKeptAside() throws IOException {
        Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY);
        Ground.write(producer, 0, 4);
        producer.close();
        ground.poke(slotAt(2) + 64, (byte) 99);
        assertTrue(ground.apply(Remedy.Kind.REPAIR, "", false).isDone());
        assertEquals(List.of(Kind.ORPHAN), ground.kinds());
        try (Stream<Path> files = Files.list(ground.folder)) {
            assertEquals(
                    1, files.filter(file -> file.toString().endsWith(".aside")).count());
        }
    }

    @Test
    void aBrokenBlockIsOnlyRetired() throws IOException {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        ground.poke(180, (byte) 9);
        for (Remedy.Kind kind : Remedy.Kind.values()) {
            int steps = ground.plan(kind, "0", true).steps().size();
            assertEquals(kind == Remedy.Kind.RETIRE ? 1 : 0, steps);
        }
        assertTrue(ground.apply(Remedy.Kind.RETIRE, "", false).isDone());
        ground.producer(ReadPolicy.LATEST_ONLY).close();
    }

    @Test
    void aGoodSlotIsGivenUpByForceOnly() {
        Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY);
        Ground.write(producer, 0, 4);
        producer.close();
        assertEquals(
                1, ground.plan(Remedy.Kind.RESET_SLOT, "1", false).refused().size());
        assertTrue(ground.apply(Remedy.Kind.RESET_SLOT, "1", true).isDone());
    }
}
