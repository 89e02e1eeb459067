package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.SlotState;
import org.labhub.api.block.SlotStatus;
import org.labhub.api.channel.ChannelBusy;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.LongField;
import org.labhub.shm.Bench.Number;

/** What an observer sees of a ring: frames by their numbers, and slots by their states. */
@Timeout(30)
final class ObservedRingTest {

    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new Bench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static List<SlotState> states(BlockObserver block) {
        return IntStream.range(0, 4)
                .mapToObj(block::slot)
                .map(SlotStatus::state)
                .toList();
    }

    private static List<Long> values(BlockObserver block, long first, long last) {
        LongField value = block.layout().int64("value");
        List<Long> seen = new ArrayList<>();
        for (long sequence = first; sequence <= last; sequence++) {
            block.frame(sequence, slot -> seen.add(slot.get(value)));
        }
        return seen;
    }

    @Test
    void framesAreThereUntilTheyAreOverwritten() {
        Bench.write(bench.producer(Bench.FOUR), 100, 106);
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            assertEquals(List.of(102L, 103L, 104L, 105L), values(block, 0, 9));
        }
    }

    @Test
    void aFrameThatIsNotThereIsNotShown() {
        bench.producer(Bench.FOUR);
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            assertFalse(block.frame(0, slot -> {}));
            assertFalse(block.frame(-1, slot -> {}));
        }
    }

    @Test
    void slotsAreFreeUntilAFrameLiesThere() {
        Bench.write(bench.producer(Bench.FOUR), 0, 1);
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            assertEquals(List.of(SlotState.COMMITTED, SlotState.FREE, SlotState.FREE, SlotState.FREE), states(block));
        }
    }

    @Test
    void aSlotTellsWhichFrameItHas() {
        Bench.write(bench.producer(Bench.FOUR), 0, 6);
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            assertEquals(new SlotStatus(1, SlotState.COMMITTED, 5), block.slot(1));
        }
    }

    @Test
    void aClaimedSlotIsBeingWritten() {
        SlotProducer producer =
                bench.blocks.create(BlockSpec.of(Bench.NAME.text(), Bench.FOUR, Bench.NUMBERS.schema(), "writer"));
        try (WriteSlot claimed = producer.claim(Duration.ofSeconds(1));
                BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            assertEquals(new SlotStatus(0, SlotState.WRITING, claimed.sequence()), block.slot(0));
        }
    }

    @Test
    void theSlotForWhichTheWriterWaitsIsDraining() throws InterruptedException {
        SlotProducer producer = bench.blocks.create(BlockSpec.of(
                Bench.NAME.text(), Bench.FOUR.granting(ReadPolicy.SYNC_READER), Bench.NUMBERS.schema(), "writer"));
        bench.consumer(ReadPolicy.SYNC_READER);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 4; i++) {
                producer.claim(Duration.ofSeconds(1)).commit();
            }
            assertThrows(ChannelBusy.class, () -> producer.claim(Duration.ofMinutes(10)));
        });
        writer.start();
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            bench.until(() -> block.slot(0).equals(new SlotStatus(0, SlotState.DRAINING, 0)));
        }
        writer.interrupt();
        writer.join();
    }

    @Test
    void aQueueingConsumerShowsWhatItStillNeeds() {
        Producer<Number> producer = bench.producer(Bench.FOUR.granting(ReadPolicy.SYNC_READER));
        Consumer<Number> consumer = bench.consumer(ReadPolicy.SYNC_READER);
        Bench.write(producer, 0, 3);
        assertEquals(1, consumer.poll((frame, info) -> {}, 1));
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            OptionalLong gate = block.consumers().get(0).gate();
            assertTrue(gate.isPresent() && gate.getAsLong() <= 1, gate::toString);
        }
    }

    @Test
    void aConsumerThatHoldsUpNobodyHasNoGate() {
        bench.producer(Bench.FOUR);
        bench.consumer(ReadPolicy.BEST_EFFORT);
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            assertEquals(OptionalLong.empty(), block.consumers().get(0).gate());
        }
    }

    @Test
    void aRetiredBlockIsOver() {
        bench.producer(Bench.FOUR);
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            assertFalse(block.isOver());
            bench.blocks.retire(Bench.NAME);
            assertTrue(block.isOver());
        }
    }
}
