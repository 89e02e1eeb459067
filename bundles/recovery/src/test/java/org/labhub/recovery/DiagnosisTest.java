package org.labhub.recovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.BlockHealth;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.Finding.Kind;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.SlotFacts.State;
import org.labhub.api.recovery.SlotFacts.Sum;
import org.labhub.recovery.Ground.Number;
import org.labhub.testkit.DeadProcess;

/** What a diagnosis says of blocks whose processes live, are stopped, or were killed. */
@Tag("long")
final class DiagnosisTest extends OnGround {

    @Test
    void aFreshBlockIsHealthy() {
        try (Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY)) {
            Diagnosis fresh = ground.diagnose();
            assertEquals(BlockHealth.HEALTHY, fresh.health(), fresh::toString);
            assertEquals(0, fresh.facts().metrics().orElseThrow().committed());
            assertEquals(4, fresh.facts().slots().size());
            assertEquals(State.FREE, fresh.facts().slots().get(0).state());
            assertEquals(0, producer.epoch() - 1);
        }
    }

    @Test
    void allSlotsOfAFreshBlockAreFreeAndNothingIsCounted() {
        try (Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY)) {
            BlockFacts fresh = ground.diagnose().facts();
            assertEquals(
                    4,
                    fresh.slots().stream()
                            .filter(slot -> slot.state() == State.FREE)
                            .count());
            BlockMetrics counted = fresh.metrics().orElseThrow();
            assertEquals(
                    new BlockMetrics(0, 0, 0, 0, 0, Duration.ZERO, 0, 0, 0, 0, counted.writerBeats(), List.of()),
                    counted,
                    producer::toString);
        }
    }

    @Test
    void aSecondLookSeesWhatCameSince() {
        try (Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY)) {
            assertEquals(0, ground.diagnose().facts().writer().committed());
            producer.offer(new Number(1));
            assertEquals(1, ground.diagnose().facts().writer().committed());
        }
    }

    @Test
    void aBlockThatIsNotThereIsRefusedByItsName() {
        BlockRefused refused = assertThrows(BlockRefused.class, ground::diagnose);
        assertEquals(BlockRefused.Reason.MISSING, refused.reason());
        assertTrue(String.valueOf(refused.getMessage()).contains("numbers"), refused::getMessage);
    }

    @Test
    void aLeaseThatNamesNoProcessAtAllIsThatOfTheDead() {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        DeadProcess.holdsLease(ground.file());
        assertEquals(List.of(Kind.DEAD_WRITER), ground.kinds());
        assertTrue(ground.apply(Remedy.Kind.RECOVER, "", false).isDone());
        assertEquals(List.of(Kind.ORPHAN), ground.kinds());
    }

    @Test
    void aWriterAtWorkIsAlive() {
        try (Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY)) {
            Stream.of(1, 2, 3, 4, 5).forEach(value -> producer.offer(new Number(value)));
            Diagnosis working = ground.diagnose();
            assertEquals(
                    Verdict.ALIVE,
                    working.facts().writer().holder().orElseThrow().verdict());
            assertEquals(5, working.facts().writer().committed());
            assertTrue(working.facts().slots().stream().allMatch(slot -> slot.state() == State.COMMITTED));
            assertTrue(working.facts().slots().stream().allMatch(slot -> slot.sum() == Sum.GOOD));
        }
    }

    @Test
    void lookingChangesNoByteAndLeavesNoTrace() throws IOException {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER)) {
            producer.offer(new Number(1));
            byte[] before = Files.readAllBytes(ground.file());
            List<Path> files = files();
            ground.diagnose();
            ground.recovery.list();
            assertArrayEquals(before, Files.readAllBytes(ground.file()));
            assertEquals(files, files());
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(ground.folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void aKilledWriterIsNamed() throws Exception {
        try (Child writer = Child.holding(ground.folder, "lease", "LATEST_ONLY").killed()) {
            Diagnosis found = ground.diagnose();
            assertEquals(Kind.DEAD_WRITER, found.findings().get(0).kind(), found::toString);
            assertEquals(
                    writer.pid(), found.facts().writer().holder().orElseThrow().pid());
            assertEquals(
                    "labhub-admin recover numbers --apply",
                    found.findings().get(0).command());
        }
    }

    @Test
    void aSlotThatAKilledWriterHadInHandIsAbandoned() throws Exception {
        try (Child writer = Child.holding(ground.folder, "slot", "LATEST_ONLY").killed()) {
            Diagnosis found = ground.diagnose();
            assertEquals(State.ABANDONED, found.facts().slots().get(1).state(), found::toString);
            assertEquals(1, found.facts().writer().writing().orElseThrow());
            assertFalse(found.facts().slots().get(1).held().isZero(), () -> "pid " + writer.pid());
        }
    }

    @Test
    void aSlotInTheHandOfALivingWriterIsBeingWritten() throws Exception {
        try (Child writer = Child.holding(ground.folder, "slot", "LATEST_ONLY")) {
            Diagnosis found = ground.diagnose();
            assertEquals(State.WRITING, found.facts().slots().get(1).state(), found::toString);
            assertEquals(BlockHealth.HEALTHY, found.health(), () -> "pid " + writer.pid());
        }
    }

    @Test
    void aStoppedWriterIsStalledAndNotDead() throws Exception {
        try (Child writer = Child.holding(ground.folder, "slot", "LATEST_ONLY").stopped()) {
            Diagnosis found = ground.diagnose();
            assertEquals(Kind.STALLED_WRITER, found.findings().get(0).kind(), found::toString);
            assertEquals(
                    writer.pid(), found.facts().writer().holder().orElseThrow().pid());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SINGLE_READER")
    void aKilledReaderIsNamedWithItsGate(ReadPolicy policy) throws Exception {
        try (Producer<Number> producer = ground.producer(policy)) {
            producer.offer(new Number(0));
            String what = policy.isQueueing() ? "line" : "frame";
            try (Child reader =
                    Child.holding(ground.folder, what, policy.name()).killed()) {
                Diagnosis found = ground.diagnose();
                assertEquals(List.of(Kind.DEAD_CONSUMER), ground.kinds(), found::toString);
                assertEquals(
                        reader.pid(),
                        found.facts().consumers().get(0).occupant().pid());
                assertTrue(found.facts().consumers().get(0).gate().isPresent());
            }
        }
    }

    @Test
    void aKilledSingleReaderLeavesItsPlace() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SINGLE_READER);
                Child reader =
                        Child.holding(ground.folder, "line", "SINGLE_READER").killed()) {
            Diagnosis found = ground.diagnose();
            assertEquals(Kind.DEAD_CONSUMER, found.findings().get(0).kind(), found::toString);
            assertEquals(Verdict.DEAD, found.facts().single().orElseThrow().verdict());
            assertEquals(reader.pid(), found.facts().single().orElseThrow().pid());
            assertEquals(0, producer.epoch() - 1);
        }
    }

    @Test
    void aStoppedReaderThatHoldsUpTheWriterIsWrong() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Child reader =
                        Child.holding(ground.folder, "line", "SYNC_READER").stopped()) {
            Stream.of(1, 2, 3, 4).forEach(value -> producer.offer(new Number(value)));
            Diagnosis found = ground.troubled();
            assertEquals(Kind.STALLED_CONSUMER, found.findings().get(0).kind(), found::toString);
            assertEquals(BlockHealth.WRONG, found.health());
            assertTrue(found.facts().consumers().get(0).holdsUp(), () -> "pid " + reader.pid());
        }
    }

    @Test
    void theLockOfAKilledProcessIsNamed() throws Exception {
        try (Producer<Number> producer = ground.producer(ReadPolicy.LATEST_ONLY);
                Child owner =
                        Child.holding(ground.folder, "lock", "LATEST_ONLY").killed()) {
            assertEquals(List.of(Kind.DEAD_LOCK_OWNER), ground.kinds());
            assertEquals(
                    owner.pid(),
                    ground.diagnose().facts().locks().get(0).owner().pid());
            assertEquals(0, producer.epoch() - 1);
        }
    }

    @Test
    void aBlockThatNobodyHasIsAnOrphan() {
        ground.producer(ReadPolicy.LATEST_ONLY).close();
        assertEquals(List.of(Kind.ORPHAN), ground.kinds());
    }
}
