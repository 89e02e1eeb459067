package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelEvent.Closed;
import org.labhub.api.channel.ChannelEvent.Moved;
import org.labhub.api.channel.ChannelEvent.WriterChanged;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.Schema;
import org.labhub.schema.Schemas;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.Participant;

/** A block from its making to its end: who may make, attach, write, look and retire. */
@ParameterizedClass
@EnumSource(Ground.class)
final class SegmentsTest {

    /** The same id, another content. */
    @Schema(id = "test.number", version = "2.0.0")
    record Stranger(double value) {}

    private final Ground ground;
    private Bench bench;

    SegmentsTest(Ground ground) {
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
    void theBlockOutlivesItsWriter() {
        Producer<Number> first = bench.producer(Bench.FOUR);
        Bench.write(first, 0, 2);
        first.close();
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        consumer.seek(0);
        assertEquals(List.of(0L, 1L), Bench.values(consumer));
    }

    @Test
    void theNextWriterGoesOnWhereTheLastOneStopped() {
        Producer<Number> first = bench.producer(Bench.FOUR);
        Bench.write(first, 0, 2);
        first.close();
        SlotProducer next = bench.blocks.takeOver(Bench.NAME, Bench.NUMBERS.schema(), "next", Duration.ZERO);
        assertEquals(2, next.claim(Duration.ZERO).sequence());
        assertEquals(2, next.epoch());
    }

    @Test
    void readersAreToldOfTheNextWriterBeforeItsFirstFrame() {
        Producer<Number> first = bench.producer(Bench.FOUR);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        first.close();
        Bench.write(bench.producer(Bench.FOUR), 0, 1);
        Bench.values(consumer);
        assertEquals(List.of(new WriterChanged(2)), bench.events);
    }

    @Test
    void aWriterOfAnotherSchemaIsRefused() {
        bench.producer(Bench.FOUR).close();
        FrameType<Stranger> stranger = Schemas.frameTypes().of(Stranger.class);
        BlockRefused refused = assertThrows(
                BlockRefused.class,
                () -> bench.blocks.takeOver(Bench.NAME, stranger.schema(), "stranger", Duration.ZERO));
        assertEquals(Reason.SCHEMA, refused.reason());
    }

    @Test
    void aDeadWritersBlockWithOtherWishesIsReplaced() {
        bench.producer(Bench.FOUR);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        bench.block().head().putLong(Block.control(ControlField.LEASE), Participant.word(Participant.of(999, 0), 1));
        bench.producer(Bench.FOUR.withCapacity(8));
        Bench.values(consumer);
        assertEquals(List.of(new Moved(2)), bench.events);
    }

    @Test
    void consumersReadOnInARetiredBlock() {
        Producer<Number> producer = bench.producer(Bench.FOUR);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 2);
        bench.blocks.retire(Bench.NAME);
        assertEquals(List.of(0L, 1L), Bench.values(consumer));
    }

    @Test
    void andAreThenToldThatItHasEnded() {
        Producer<Number> producer = bench.producer(Bench.FOUR);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 2);
        bench.blocks.retire(Bench.NAME);
        Bench.values(consumer);
        Bench.values(consumer);
        assertEquals(1, bench.events.stream().filter(Closed.class::isInstance).count());
        assertTrue(consumer.isClosed());
    }

    @Test
    void aRetiredBlockIsGone() {
        bench.producer(Bench.FOUR);
        bench.blocks.retire(Bench.NAME);
        assertEquals(Reason.MISSING, refusedToAttach(ReadPolicy.BEST_EFFORT));
    }

    @Test
    void whereABlockWasRetiredAnotherCanBeMade() {
        Producer<Number> first = bench.producer(Bench.FOUR);
        bench.blocks.retire(Bench.NAME);
        Bench.write(bench.producer(Bench.FOUR), 5, 6);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        consumer.seek(0);
        assertEquals(List.of(5L), Bench.values(consumer));
        assertFalse(first.isClosed());
    }

    @Test
    void consumersAreCountedAsTheyComeAndGo() {
        bench.producer(Bench.FOUR);
        Consumer<Number> one = bench.consumer("one", ReadPolicy.BEST_EFFORT);
        Consumer<Number> two = bench.consumer("two", ReadPolicy.LATEST_ONLY);
        assertEquals(List.of("one", "two"), names());
        one.close();
        assertEquals(List.of("two"), names());
        two.close();
        assertEquals(List.of(), names());
    }

    private List<String> names() {
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            return block.consumers().stream()
                    .map(status -> status.holder().name())
                    .toList();
        }
    }

    @Test
    void consumersMayComeAndGoAtOnce() throws Exception {
        bench.producer(Bench.FOUR);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> all = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            String name = "reader-" + thread;
            all.add(threads.submit(() -> {
                for (int round = 0; round < 200; round++) {
                    bench.blocks
                            .attach(Bench.NAME, new ConsumerSpec(name, ReadPolicy.LATEST_ONLY, event -> {}))
                            .close();
                }
                return 0;
            }));
        }
        for (Future<Integer> each : all) {
            each.get();
        }
        threads.shutdown();
        assertEquals(List.of(), names());
    }

    @Test
    void aRefusedAttachLeavesNoTrace() {
        bench.producer(Bench.FOUR.granting(ReadPolicy.SINGLE_READER));
        Consumer<Number> one = bench.consumer("one", ReadPolicy.SINGLE_READER);
        assertEquals(Reason.FULL, refusedToAttach(ReadPolicy.SINGLE_READER));
        assertEquals(Reason.POLICY, refusedToAttach(ReadPolicy.SYNC_READER));
        assertEquals(List.of("one"), names());
        one.close();
    }

    @Test
    void moreConsumersThanPlacesAreRefused() {
        bench.producer(Bench.FOUR);
        for (int place = 0; place < BlockSpec.CONSUMERS; place++) {
            bench.consumer(ReadPolicy.LATEST_ONLY);
        }
        assertEquals(Reason.FULL, refusedToAttach(ReadPolicy.LATEST_ONLY));
    }

    @Test
    void aPlaceThatWasGivenBackIsFree() {
        bench.producer(Bench.FOUR);
        Consumer<Number> last = bench.consumer(ReadPolicy.LATEST_ONLY);
        for (int place = 1; place < BlockSpec.CONSUMERS; place++) {
            last = bench.consumer(ReadPolicy.LATEST_ONLY);
        }
        last.close();
        bench.consumer("again", ReadPolicy.LATEST_ONLY);
        assertEquals("again", names().get(31));
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
