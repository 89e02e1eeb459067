package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.block.ConsumerMetrics;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.LineField;

/** Every number that a block shows of a consumer moves when it should. */
final class ConsumerMetricsTest extends OnEachGround {

    private static final Duration SHORT = Duration.ofMillis(2);

    private static final int FRAME = Bench.NUMBERS.schema().layout().size();

    private Producer<Number> producer;

    /** A reader that is this many frames behind, none of which it has taken. */
    private Consumer<Number> behind(int frames, ReadPolicy policy) {
        return behind(frames, policy, ReadPolicy.BEST_EFFORT);
    }

    private Consumer<Number> behind(int frames, ReadPolicy policy, ReadPolicy grants) {
        producer = bench.producer(Bench.FOUR.granting(grants));
        Consumer<Number> consumer = bench.consumer(policy);
        Bench.write(producer, 0, frames);
        return consumer;
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
        Consumer<Number> consumer = behind(3, ReadPolicy.BEST_EFFORT);
        Bench.values(consumer);
        BlockMetrics before = bench.metrics();
        Bench.write(producer, 3, 5);
        Bench.values(consumer);
        assertEquals(2, bench.metrics().since(before).consumers().get(0).read());
    }

    @Test
    void whoTookThePlaceOfAnotherIsCountedFromItsOwnBeginning() {
        Consumer<Number> first = behind(3, ReadPolicy.BEST_EFFORT);
        Bench.values(first);
        BlockMetrics before = bench.metrics();
        first.close();
        bench.consumer(ReadPolicy.BEST_EFFORT);
        assertEquals(0, bench.metrics().since(before).consumers().get(0).read());
    }

    @Test
    void readAndBytesReadCountWhatWasDelivered() {
        Bench.values(behind(3, ReadPolicy.BEST_EFFORT));
        assertEquals(3, consumer().read());
        assertEquals(3L * FRAME, consumer().bytes());
    }

    @Test
    void atFollowsTheConsumer() {
        Bench.values(behind(3, ReadPolicy.BEST_EFFORT));
        Block block = bench.block();
        assertEquals(3, block.head().getLongVolatile(block.line(0, LineField.AT)));
    }

    @Test
    void lostCountsTheGapsOfBestEffort() {
        int read = Bench.values(behind(10, ReadPolicy.BEST_EFFORT)).size();
        assertEquals(10 - read, consumer().lost());
        assertEquals(0, consumer().skipped());
    }

    @Test
    void skippedCountsWhatLatestOnlyLeavesOut() {
        Bench.values(behind(10, ReadPolicy.LATEST_ONLY));
        assertEquals(9, consumer().skipped());
        assertEquals(0, consumer().lost());
    }

    @Test
    void corruptCountsFramesWhoseSumDidNotFit() {
        Consumer<Number> consumer = behind(2, ReadPolicy.BEST_EFFORT);
        flipFirstFrame();
        Bench.values(consumer);
        assertEquals(1, consumer().corrupt());
    }

    @Test
    void corruptIsShownAlsoWhenNothingElseWasThere() {
        Consumer<Number> consumer = behind(1, ReadPolicy.BEST_EFFORT);
        flipFirstFrame();
        Bench.values(consumer);
        assertEquals(1, consumer().corrupt());
    }

    @Test
    void waitsCountsHowOftenItSlept() {
        Consumer<Number> consumer = behind(0, ReadPolicy.BEST_EFFORT);
        consumer.await(SHORT);
        Bench.write(producer, 0, 1);
        Bench.values(consumer);
        assertTrue(consumer().waits() > 0);
    }

    @Test
    void peakLagRemembersHowFarItWasBehind() {
        Consumer<Number> consumer = behind(4, ReadPolicy.SYNC_READER, ReadPolicy.SYNC_READER);
        consumer.poll((frame, info) -> {}, 1);
        Bench.values(consumer);
        assertEquals(3, consumer().peakLag());
    }
}
