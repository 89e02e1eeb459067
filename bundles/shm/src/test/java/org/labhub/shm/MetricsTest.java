package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.ConsumerMetrics;
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

/** Every number that a block shows moves when it should. */
@ParameterizedClass
@EnumSource(Ground.class)
final class MetricsTest {

    private static final Duration SHORT = Duration.ofMillis(2);
    private static final int FRAME = Bench.NUMBERS.schema().layout().size();

    /** Somebody else's idea of the channel. */
    @Schema(id = "test.number", version = "2.0.0")
    record Stranger(float value) {}

    private final Ground ground;
    private Bench bench;

    MetricsTest(Ground ground) {
        this.ground = ground;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new Bench(folder, ground);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Producer<Number> producer(ReadPolicy grants) {
        return bench.producer(Bench.FOUR.granting(grants));
    }

    private long line(LineField field) {
        Block block = bench.block();
        return block.head().getLongVolatile(block.line(0, field));
    }

    private ConsumerMetrics consumer() {
        return metrics().consumers().get(0);
    }

    private void flipFirstFrame() {
        UnsafeBuffer view = bench.block().view(0);
        view.putByte(64, (byte) ~view.getByte(64));
    }

    private BlockMetrics metrics() {
        try (BlockObserver observer = bench.blocks.observe(Bench.NAME)) {
            return observer.metrics();
        }
    }

    @Test
    void committedCountsFrames() {
        Bench.write(producer(ReadPolicy.BEST_EFFORT), 0, 3);
        assertEquals(3, metrics().committed());
    }

    @Test
    void bytesWrittenCountsPayload() {
        Bench.write(producer(ReadPolicy.BEST_EFFORT), 0, 3);
        assertEquals(3L * FRAME, metrics().bytes());
    }

    @Test
    void bytesWrittenGoesOnWithTheNextWriter() {
        Producer<Number> first = producer(ReadPolicy.BEST_EFFORT);
        Bench.write(first, 0, 3);
        first.close();
        Bench.write(producer(ReadPolicy.BEST_EFFORT), 3, 4);
        assertEquals(4L * FRAME, metrics().bytes());
    }

    @Test
    void bytesWrittenLeavesOutWhatABatchGaveBack() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        try (WriteBatch batch = producer.tryClaim(2).orElseThrow()) {
            batch.slot(0).length(1);
            batch.slot(1);
        }
        assertEquals(0, metrics().bytes());
    }

    @Test
    void bytesWrittenCountsShorterFramesAsTheyAre() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        producer.write(Duration.ZERO, slot -> slot.length(8));
        assertEquals(8, metrics().bytes());
    }

    @Test
    void twoLooksDifferByWhatHappenedBetween() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 3);
        BlockMetrics before = metrics();
        Bench.write(producer, 3, 5);
        assertEquals(2, metrics().since(before).committed());
        assertEquals(2L * FRAME, metrics().since(before).bytes());
    }

    @Test
    void twoLooksDifferByWhatAConsumerReadBetween() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 3);
        Bench.values(consumer);
        BlockMetrics before = metrics();
        Bench.write(producer, 3, 5);
        Bench.values(consumer);
        assertEquals(2, metrics().since(before).consumers().get(0).read());
    }

    @Test
    void whoTookThePlaceOfAnotherIsCountedFromItsOwnBeginning() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Consumer<Number> first = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 3);
        Bench.values(first);
        BlockMetrics before = metrics();
        first.close();
        bench.consumer(ReadPolicy.BEST_EFFORT);
        assertEquals(0, metrics().since(before).consumers().get(0).read());
    }

    @Test
    void beatsCountTheHeartsOfWriterAndReader() {
        producer(ReadPolicy.BEST_EFFORT);
        bench.consumer(ReadPolicy.BEST_EFFORT);
        BlockMetrics before = metrics();
        bench.until(() -> metrics().since(before).writerBeats() > 0);
        assertTrue(metrics().since(before).consumers().get(0).beats() > 0);
    }

    @Test
    void claimsTimedOutCountsFullRings() {
        Producer<Number> producer = producer(ReadPolicy.SYNC_READER);
        bench.consumer(ReadPolicy.SYNC_READER);
        Bench.write(producer, 0, 4);
        assertThrows(ChannelBusy.class, () -> producer.claim(SHORT));
        assertEquals(1, metrics().claimsTimedOut());
        assertEquals(0, metrics().claimsInUse());
    }

    @Test
    void claimsInUseCountsSlotsHeldInPlace() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 1);
        consumer.tryNext();
        Bench.write(producer, 1, 4);
        assertThrows(ChannelBusy.class, () -> producer.claim(SHORT));
        assertEquals(1, metrics().claimsInUse());
        assertEquals(0, metrics().claimsTimedOut());
    }

    @Test
    void blockedNanosCountsTheWait() {
        claimsTimedOutCountsFullRings();
        assertTrue(metrics().blocked().compareTo(SHORT) >= 0);
    }

    @Test
    void abortedCountsSlotsGivenBack() {
        producer(ReadPolicy.BEST_EFFORT).claim(Duration.ZERO).abort();
        assertEquals(1, metrics().aborted());
    }

    @Test
    void takeoversCountsLeasesOfTheDead() {
        producer(ReadPolicy.BEST_EFFORT);
        bench.block().head().putLong(Block.control(ControlField.LEASE), Participant.word(Participant.of(999, 0), 1));
        producer(ReadPolicy.BEST_EFFORT);
        assertEquals(1, metrics().takeovers());
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
        assertEquals(1, metrics().recoveries());
    }

    @Test
    void schemaRefusalsCountsThoseWhoCameWithAnother() {
        producer(ReadPolicy.BEST_EFFORT);
        FrameType<Stranger> type = Schemas.frameTypes().of(Stranger.class);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        assertThrows(BlockRefused.class, () -> consumer.as(type));
        assertEquals(1, metrics().schemaRefusals());
    }

    @Test
    void waitingForTellsForWhichFrameTheWriterWaited() {
        claimsTimedOutCountsFullRings();
        assertEquals(0, bench.control(ControlField.WAITING_FOR));
        assertTrue(bench.control(ControlField.WAITING_SINCE) != 0);
    }

    @Test
    void readAndBytesReadCountWhatWasDelivered() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 3);
        Bench.values(consumer);
        assertEquals(3, consumer().read());
        assertEquals(3L * FRAME, consumer().bytes());
    }

    @Test
    void atFollowsTheConsumer() {
        readAndBytesReadCountWhatWasDelivered();
        assertEquals(3, line(LineField.AT));
    }

    @Test
    void lostCountsTheGapsOfBestEffort() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 10);
        int read = Bench.values(consumer).size();
        assertEquals(10 - read, consumer().lost());
        assertEquals(0, consumer().skipped());
    }

    @Test
    void skippedCountsWhatLatestOnlyLeavesOut() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.LATEST_ONLY);
        Bench.write(producer, 0, 10);
        Bench.values(consumer);
        assertEquals(9, consumer().skipped());
        assertEquals(0, consumer().lost());
    }

    @Test
    void corruptCountsFramesWhoseSumDidNotFit() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 2);
        flipFirstFrame();
        Bench.values(consumer);
        assertEquals(1, consumer().corrupt());
    }

    @Test
    void corruptIsShownAlsoWhenNothingElseWasThere() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 1);
        flipFirstFrame();
        Bench.values(consumer);
        assertEquals(1, consumer().corrupt());
    }

    @Test
    void waitsCountsHowOftenItSlept() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        consumer.await(SHORT);
        Bench.write(producer, 0, 1);
        Bench.values(consumer);
        assertTrue(consumer().waits() > 0);
    }

    @Test
    void peakLagRemembersHowFarItWasBehind() {
        Producer<Number> producer = producer(ReadPolicy.SYNC_READER);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.SYNC_READER);
        Bench.write(producer, 0, 4);
        consumer.poll((frame, info) -> {}, 1);
        Bench.values(consumer);
        assertEquals(3, consumer().peakLag());
    }
}
