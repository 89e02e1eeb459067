package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.labhub.api.block.ConsumerMetrics;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.LineField;

/** Every number that a block shows of a consumer moves when it should. */
@ParameterizedClass
@EnumSource(Ground.class)
final class ConsumerMetricsTest {

    private static final Duration SHORT = Duration.ofMillis(2);

    private static final int FRAME = Bench.NUMBERS.schema().layout().size();

    private final Ground ground;
    private Bench bench;

    ConsumerMetricsTest(Ground ground) {
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
        return bench.metrics().consumers().get(0);
    }

    private void flipFirstFrame() {
        UnsafeBuffer view = bench.block().view(0);
        view.putByte(64, (byte) ~view.getByte(64));
    }

    @Test
    void twoLooksDifferByWhatAConsumerReadBetween() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 3);
        Bench.values(consumer);
        BlockMetrics before = bench.metrics();
        Bench.write(producer, 3, 5);
        Bench.values(consumer);
        assertEquals(2, bench.metrics().since(before).consumers().get(0).read());
    }

    @Test
    void whoTookThePlaceOfAnotherIsCountedFromItsOwnBeginning() {
        Producer<Number> producer = producer(ReadPolicy.BEST_EFFORT);
        Consumer<Number> first = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 3);
        Bench.values(first);
        BlockMetrics before = bench.metrics();
        first.close();
        bench.consumer(ReadPolicy.BEST_EFFORT);
        assertEquals(0, bench.metrics().since(before).consumers().get(0).read());
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
