package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.api.channel.ReadPolicy.BEST_EFFORT;
import static org.labhub.api.channel.ReadPolicy.LATEST_ONLY;
import static org.labhub.api.channel.ReadPolicy.SINGLE_READER;
import static org.labhub.api.channel.ReadPolicy.SYNC_READER;
import static org.labhub.shm.Bench.FOUR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.channel.ChannelEvent.Gap;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Obstacle;
import org.labhub.api.channel.Producer;
import org.labhub.api.frame.ReadSlot;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;

/** Who gets which frames, and who waits for whom. */
final class ReadPoliciesTest extends OnEachGround {

    private static final Duration A_NAP = Duration.ofMillis(2);

    @Test
    void bestEffortGetsEveryFrameInOrder() {
        Producer<Number> producer = bench.producer(FOUR);
        Consumer<Number> consumer = bench.consumer(BEST_EFFORT);
        Bench.write(producer, 0, 3);
        assertEquals(List.of(0L, 1L, 2L), Bench.values(consumer));
    }

    @Test
    void bestEffortIsToldExactlyWhatItLost() {
        Producer<Number> producer = bench.producer(FOUR);
        Consumer<Number> consumer = bench.consumer(BEST_EFFORT);
        Bench.write(producer, 0, 10);
        List<Long> got = Bench.values(consumer);
        assertEquals(List.of(new Gap(0, 10 - got.size())), bench.events);
    }

    @Test
    void latestOnlyGetsTheNewest() {
        Producer<Number> producer = bench.producer(FOUR);
        Consumer<Number> consumer = bench.consumer(LATEST_ONLY);
        Bench.write(producer, 0, 10);
        assertEquals(List.of(9L), Bench.values(consumer));
    }

    @Test
    void latestOnlyGetsNothingTwice() {
        Producer<Number> producer = bench.producer(FOUR);
        Consumer<Number> consumer = bench.consumer(LATEST_ONLY);
        Bench.write(producer, 0, 1);
        Bench.values(consumer);
        assertEquals(List.of(), Bench.values(consumer));
    }

    @Test
    void theWriterWaitsForASyncReader() {
        Producer<Number> producer = bench.producer(FOUR.granting(SYNC_READER));
        bench.consumer(SYNC_READER);
        Bench.write(producer, 0, 4);
        assertFalse(producer.offer(Number.of(4)));
    }

    @Test
    void aSyncReaderThatReadsLetsTheWriterGoOn() {
        Producer<Number> producer = bench.producer(FOUR.granting(SYNC_READER));
        Consumer<Number> consumer = bench.consumer(SYNC_READER);
        Bench.write(producer, 0, 4);
        Bench.values(consumer);
        assertTrue(producer.offer(Number.of(4)));
    }

    @Test
    void ofFewSlotsEachIsGivenBackAtOnce() {
        Producer<Number> producer = bench.producer(FOUR.granting(SYNC_READER));
        Consumer<Number> consumer = bench.consumer(SYNC_READER);
        Bench.write(producer, 0, 4);
        List<Boolean> room = new ArrayList<>();
        consumer.poll((frame, info) -> room.add(producer.offer(Number.of(4))), 2);
        assertEquals(List.of(false, true), room);
    }

    @Test
    void theObstacleNamesTheSlowReader() {
        Producer<Number> producer = bench.producer(FOUR.granting(SYNC_READER));
        bench.consumer(SYNC_READER);
        Bench.write(producer, 0, 4);
        Obstacle.RingFull full = assertInstanceOf(Obstacle.RingFull.class, producer.obstacle());
        assertEquals("reader", full.waitingFor().get(0).name());
    }

    @Test
    void framesWaitForTheOneReader() {
        Producer<Number> producer = bench.producer(FOUR.granting(SINGLE_READER));
        Bench.write(producer, 0, 4);
        assertFalse(producer.offer(Number.of(4)));
        assertEquals(List.of(0L, 1L, 2L, 3L), Bench.values(bench.consumer(SINGLE_READER)));
    }

    @Test
    void theNextOneReaderGoesOnWhereTheLastOneStopped() {
        Producer<Number> producer = bench.producer(FOUR.granting(SINGLE_READER));
        Bench.write(producer, 0, 3);
        Consumer<Number> first = bench.consumer(SINGLE_READER);
        first.poll((frame, info) -> {}, 2);
        first.close();
        assertEquals(List.of(2L), Bench.values(bench.consumer(SINGLE_READER)));
    }

    /** Else it would tell gaps without end, or wait for frames that nobody will ever write. */
    @Test
    void aPositionWhereNoReaderCanHaveBeenIsRefused() {
        Bench.write(bench.producer(FOUR.granting(SINGLE_READER)), 0, 2);
        for (long position : List.of(Long.MIN_VALUE + 2, -1L, 2L + 2 * 4 + 1, Long.MAX_VALUE)) {
            bench.block().head().putLong(Block.control(ControlField.POSITION), position);
            BlockRefused refused = assertThrows(BlockRefused.class, () -> bench.consumer(SINGLE_READER));
            assertEquals(BlockRefused.Reason.CORRUPT, refused.reason());
        }
        bench.block().head().putLong(Block.control(ControlField.POSITION), 1);
        assertEquals(List.of(1L), Bench.values(bench.consumer(SINGLE_READER)));
    }

    @Test
    void aPositionThatAllFramesHaveLeftBehindIsRefused() {
        Producer<Number> producer = bench.producer(FOUR.granting(SINGLE_READER));
        Consumer<Number> reader = bench.consumer(SINGLE_READER);
        for (long value = 0; value < 9; value++) {
            Bench.write(producer, value, value + 1);
            assertEquals(List.of(value), Bench.values(reader));
        }
        reader.close();
        bench.block().head().putLong(Block.control(ControlField.POSITION), 0);
        assertThrows(BlockRefused.class, () -> bench.consumer(SINGLE_READER));
    }

    @Test
    void aSecondSingleReaderIsRefused() {
        bench.producer(FOUR.granting(SINGLE_READER));
        bench.consumer(SINGLE_READER);
        BlockRefused refused = assertThrows(BlockRefused.class, () -> bench.consumer(SINGLE_READER));
        assertEquals(BlockRefused.Reason.FULL, refused.reason());
    }

    @Test
    void aStrongerPolicyThanGrantedIsRefused() {
        bench.producer(FOUR);
        BlockRefused refused = assertThrows(BlockRefused.class, () -> bench.consumer(SYNC_READER));
        assertEquals(BlockRefused.Reason.POLICY, refused.reason());
    }

    @Test
    void aSlotHeldInPlaceIsNotOverwritten() {
        Producer<Number> producer = bench.producer(FOUR);
        Consumer<Number> consumer = bench.consumer(BEST_EFFORT);
        Bench.write(producer, 0, 1);
        ReadSlot held = consumer.tryNext().orElseThrow();
        Bench.write(producer, 1, 4);
        assertFalse(producer.offer(Number.of(4)));
        assertEquals(0, held.get(consumer.layout().int64("value")));
    }

    @Test
    void aSlotGivenBackIsFree() {
        Producer<Number> producer = bench.producer(FOUR);
        Consumer<Number> consumer = bench.consumer(BEST_EFFORT);
        Bench.write(producer, 0, 1);
        ReadSlot held = consumer.tryNext().orElseThrow();
        Bench.write(producer, 1, 4);
        held.close();
        assertTrue(producer.offer(Number.of(4)));
    }

    @Test
    void aSlotIsDeadAfterItsRelease() {
        Producer<Number> producer = bench.producer(FOUR);
        Consumer<Number> consumer = bench.consumer(BEST_EFFORT);
        Bench.write(producer, 0, 1);
        ReadSlot held = consumer.tryNext().orElseThrow();
        held.close();
        assertThrows(
                IllegalStateException.class, () -> held.get(consumer.layout().int64("value")));
    }

    @Test
    void whoWantsOnlyTheNewestIsNotWokenByTheWriterOfAQuickChannel() {
        Producer<Number> producer = bench.producer(FOUR.granting(LATEST_ONLY));
        Consumer<Number> consumer = bench.consumer(LATEST_ONLY);
        writeQuickly(producer);
        Bench.values(consumer);
        assertFalse(consumer.await(A_NAP));
        assertEquals(0, bench.block().head().getIntVolatile(Block.control(ControlField.SLEEPERS)));
    }

    /** Frames in a row for some milliseconds, whatever else this machine does. */
    private static void writeQuickly(Producer<Number> producer) {
        long began = System.nanoTime();
        long elapsed = 0;
        for (long frames = 0; elapsed < 2 * A_NAP.toNanos() || frames < elapsed / 10_000; frames++) {
            producer.send(Number.of(frames), A_NAP);
            elapsed = System.nanoTime() - began;
        }
    }
}
