package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.schema.LongField;
import org.labhub.shm.Bench.Number;

/** A block from its making to its end: who may make, attach, write, look and retire. */
final class SegmentsTest extends OnEachGround {
    private Reason refusedToAttach(ReadPolicy policy) {
        return assertThrows(BlockRefused.class, () -> bench.consumer(policy)).reason();
    }

    @Test
    void aBlockThatWasMadeIsListed() {
        bench.producer(Bench.FOUR);
        assertEquals(List.of(Bench.NAME), bench.blocks.names());
    }

    @Test
    void attachingToNothingSaysSo() {
        assertEquals(Reason.MISSING, refusedToAttach(ReadPolicy.BEST_EFFORT));
    }

    @Test
    void takingOverNothingSaysSo() {
        BlockRefused refused = assertThrows(
                BlockRefused.class,
                () -> bench.blocks.takeOver(Bench.NAME, Bench.NUMBERS.schema(), "next", Duration.ZERO));
        assertEquals(Reason.MISSING, refused.reason());
    }

    @Test
    void retiringNothingSaysSo() {
        BlockRefused refused = assertThrows(BlockRefused.class, () -> bench.blocks.retire(Bench.NAME));
        assertEquals(Reason.MISSING, refused.reason());
    }

    @Test
    void aSecondProducerIsRefusedAndTheFirstGoesOn() {
        Producer<Number> first = bench.producer(Bench.FOUR);
        BlockRefused refused = assertThrows(BlockRefused.class, () -> bench.producer(Bench.FOUR));
        assertEquals(Reason.LEASED, refused.reason());
        Bench.write(first, 0, 1);
        assertEquals(1, bench.committed());
    }

    @Test
    void aSecondProducerWithOtherWishesIsRefusedToo() {
        bench.producer(Bench.FOUR);
        BlockRefused refused = assertThrows(BlockRefused.class, () -> bench.producer(Bench.FOUR.withCapacity(8)));
        assertEquals(Reason.TAKEN, refused.reason());
    }

    @Test
    void ofManyWhoMakeABlockAtOnceOneWins() throws Exception {
        ExecutorService makers = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> tries = new ArrayList<>();
        for (int maker = 0; maker < 8; maker++) {
            tries.add(makers.submit(this::wins));
        }
        int winners = 0;
        for (Future<Boolean> each : tries) {
            winners += each.get() ? 1 : 0;
        }
        makers.shutdown();
        assertEquals(1, winners);
    }

    private boolean wins() {
        try {
            bench.producer(Bench.FOUR);
            return true;
        } catch (BlockRefused refused) {
            return false;
        }
    }

    @Test
    void theBlockSaysWhatItIs() {
        bench.producer(Bench.FOUR.granting(ReadPolicy.SYNC_READER));
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            BlockInfo info = block.info();
            assertEquals(Bench.FOUR.granting(ReadPolicy.SYNC_READER), info.channel());
            assertEquals(Bench.NUMBERS.schema().hash(), info.schemaHash());
            assertEquals(Bench.NUMBERS.schema().text(), info.schemaText());
            assertEquals(16, info.slotBytes());
        }
    }

    @Test
    void whoKnowsOnlyTheNameFindsTheFields() {
        Bench.write(bench.producer(Bench.FOUR), 7, 8);
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            LongField value = block.layout().int64("value");
            List<Long> seen = new ArrayList<>();
            assertTrue(block.latest(slot -> seen.add(slot.get(value))));
            assertEquals(List.of(7L), seen);
        }
    }

    @Test
    void anObserverLeavesNoTrace() {
        bench.producer(Bench.FOUR.granting(ReadPolicy.SYNC_READER));
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            assertFalse(block.latest(slot -> {}));
            assertEquals(List.of(), block.consumers());
            assertEquals("writer", block.writer().orElseThrow().name());
        }
    }

    @Test
    void anUnknownNameIsRefusedAtEveryEntry() {
        assertThrows(IllegalArgumentException.class, () -> bench.blocks.observe(new BlockName("../x")));
        assertThrows(BlockRefused.class, () -> bench.blocks.observe(Bench.NAME));
        assertThrows(BlockRefused.class, () -> bench.blocks.lock(Bench.NAME, 0));
    }

    @Test
    void singleDoubleAndRingBuffersAllGoRound() {
        for (int capacity : new int[] {1, 2, 3, 7, 64}) {
            BlockSpec spec = BlockSpec.of(
                    "capacity-" + capacity, Bench.FOUR.withCapacity(capacity), Bench.NUMBERS.schema(), "writer");
            try (Producer<Number> producer = bench.blocks.create(spec).as(Bench.NUMBERS);
                    Consumer<Number> consumer = bench.blocks
                            .attach(spec.name(), new ConsumerSpec("reader", ReadPolicy.BEST_EFFORT, event -> {}))
                            .as(Bench.NUMBERS)) {
                for (long value = 0; value < 3L * capacity; value++) {
                    Bench.write(producer, value, value + 1);
                    assertEquals(List.of(value), Bench.values(consumer), () -> "capacity " + capacity);
                }
            }
        }
    }

    @Test
    void everyNumberFallsIntoASlot() {
        for (int capacity : new int[] {4, 5}) {
            bench.producer(Bench.FOUR.withCapacity(capacity));
            for (long number : new long[] {0, 7, -1, -7, Long.MIN_VALUE, Long.MAX_VALUE}) {
                int slot = bench.block().slotOf(number);
                assertTrue(slot >= 0 && slot < capacity, () -> number + " falls into " + slot);
            }
            bench.blocks.retire(Bench.NAME);
        }
    }
}
