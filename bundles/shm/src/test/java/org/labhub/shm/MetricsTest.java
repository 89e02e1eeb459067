package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.channel.ChannelBusy;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.WriteBatch;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Schema;
import org.labhub.schema.Schemas;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.LineField;
import org.labhub.shm.internal.layout.Participant;

/** Every number that a block shows of itself and of its writers moves when it should. */
final class MetricsTest extends OnEachGround {

    private static final Duration SHORT = Duration.ofMillis(2);

    private static final int FRAME = Bench.NUMBERS.schema().layout().size();

    /** Somebody else's idea of the channel. */
    @Schema(id = "test.number", version = "2.0.0")
    record Stranger(float value) {}

    private Producer<Number> producer(ReadPolicy grants) {
        return bench.producer(Bench.FOUR.granting(grants));
    }

    @Test
    void committedCountsFrames() {
        Bench.write(producer(ReadPolicy.BEST_EFFORT), 0, 3);
        assertEquals(3, bench.metrics().committed());
    }

    @Test
    void bytesWrittenCountsPayload() {
        Bench.write(producer(ReadPolicy.BEST_EFFORT), 0, 3);
        assertEquals(3L * FRAME, bench.metrics().bytes());
    }

    @Test
    void bytesWrittenGoesOnWithTheNextWriter() {
        Producer<Number> first = producer(ReadPolicy.BEST_EFFORT);
        Bench.write(first, 0, 3);
        first.close();
        Bench.write(producer(ReadPolicy.BEST_EFFORT), 3, 4);
        assertEquals(4L * FRAME, bench.metrics().bytes());
    }

    @Test
    void bytesWrittenLeavesOutWhatABatchGaveBack() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        try (WriteBatch batch = producer.tryClaim(2).orElseThrow()) {
            batch.slot(0).length(1);
            batch.slot(1);
        }
        assertEquals(0, bench.metrics().bytes());
    }

    @Test
    void bytesWrittenCountsShorterFramesAsTheyAre() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        producer.write(Duration.ZERO, slot -> slot.length(8));
        assertEquals(8, bench.metrics().bytes());
    }

    @Test
    void twoLooksDifferByWhatHappenedBetween() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 3);
        BlockMetrics before = bench.metrics();
        Bench.write(producer, 3, 5);
        assertEquals(2, bench.metrics().since(before).committed());
        assertEquals(2L * FRAME, bench.metrics().since(before).bytes());
    }

    @Test
    void beatsCountTheHeartsOfWriterAndReader() {
        producer(ReadPolicy.BEST_EFFORT);
        bench.consumer(ReadPolicy.BEST_EFFORT);
        BlockMetrics before = bench.metrics();
        bench.until(() -> bench.metrics().since(before).writerBeats() > 0);
        assertTrue(bench.metrics().since(before).consumers().get(0).beats() > 0);
    }

    @Test
    void claimsTimedOutCountsFullRings() {
        Producer<Number> producer = producer(ReadPolicy.SYNC_READER);
        bench.consumer(ReadPolicy.SYNC_READER);
        Bench.write(producer, 0, 4);
        assertThrows(ChannelBusy.class, () -> producer.claim(SHORT));
        assertEquals(1, bench.metrics().claimsTimedOut());
        assertEquals(0, bench.metrics().claimsInUse());
    }

    @Test
    void claimsInUseCountsSlotsHeldInPlace() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 1);
        consumer.tryNext();
        Bench.write(producer, 1, 4);
        assertThrows(ChannelBusy.class, () -> producer.claim(SHORT));
        assertEquals(1, bench.metrics().claimsInUse());
        assertEquals(0, bench.metrics().claimsTimedOut());
    }

    @Test
    void blockedNanosCountsTheWait() {
        claimsTimedOutCountsFullRings();
        assertTrue(bench.metrics().blocked().compareTo(SHORT) >= 0);
    }

    @Test
    void abortedCountsSlotsGivenBack() {
        producer(ReadPolicy.BEST_EFFORT).claim(Duration.ZERO).abort();
        assertEquals(1, bench.metrics().aborted());
    }

    @Test
    void takeoversCountsLeasesOfTheDead() {
        producer(ReadPolicy.BEST_EFFORT);
        bench.block().head().putLong(Block.control(ControlField.LEASE), Participant.word(Participant.of(999, 0), 1));
        producer(ReadPolicy.BEST_EFFORT);
        assertEquals(1, bench.metrics().takeovers());
    }

    @Test
    void recoveriesCountsWhatWasClearedAfterTheDead() {
        Producer<Number> producer = producer(ReadPolicy.SYNC_READER);
        bench.consumer(ReadPolicy.SYNC_READER);
        Block block = bench.block();
        block.head().putLong(block.line(0, LineField.OWNER), Participant.word(Participant.of(999, 0), 1));
        for (long value = 0; value < 9; value++) {
            producer.send(Number.of(value), Duration.ofSeconds(10));
        }
        assertEquals(1, bench.metrics().recoveries());
    }

    @Test
    void schemaRefusalsCountsThoseWhoCameWithAnother() {
        producer(ReadPolicy.BEST_EFFORT);
        FrameType<Stranger> type = Schemas.frameTypes().of(Stranger.class);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        assertThrows(BlockRefused.class, () -> consumer.as(type));
        assertEquals(1, bench.metrics().schemaRefusals());
    }

    @Test
    void waitingForTellsForWhichFrameTheWriterWaited() {
        claimsTimedOutCountsFullRings();
        assertEquals(0, bench.control(ControlField.WAITING_FOR));
        assertTrue(bench.control(ControlField.WAITING_SINCE) != 0);
    }
}
