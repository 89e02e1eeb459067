package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.channel.BufferPolicy;
import org.labhub.api.channel.ChannelEvent.Corrupt;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.SlotField;

/** What becomes of a frame whose bytes were changed by somebody else. */
@ParameterizedClass
@MethodSource("kinds")
final class ChecksumsTest {

    private final Ground ground;
    private final Checksum checksum;
    private Bench bench;
    private Producer<Number> producer;

    static Stream<Arguments> kinds() {
        return Stream.of(Ground.values())
                .flatMap(ground -> Stream.of(Checksum.values()).map(sum -> Arguments.of(ground, sum)));
    }

    ChecksumsTest(Ground ground, Checksum checksum) {
        this.ground = ground;
        this.checksum = checksum;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new Bench(folder, ground);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Consumer<Number> start(ReadPolicy policy, ChecksumPolicy when) {
        producer = bench.producer(new ChannelSpec(BufferPolicy.RING_BUFFER, 4, policy, checksum, when, false));
        return bench.consumer(policy);
    }

    private void flipPayload(int slot) {
        Block block = bench.block();
        UnsafeBuffer view = block.view(slot);
        int at = block.at(slot) + SlotField.BYTES;
        view.putByte(at, (byte) (view.getByte(at) ^ 1));
    }

    @Test
    void aSummedFrameComesBackAsItWent() {
        Consumer<Number> consumer = start(ReadPolicy.BEST_EFFORT, ChecksumPolicy.ENFORCED);
        Bench.write(producer, 7, 8);
        assertEquals(List.of(7L), Bench.values(consumer));
    }

    @Test
    void aCorruptCopyIsToldAndPassed() {
        Consumer<Number> consumer = start(ReadPolicy.BEST_EFFORT, ChecksumPolicy.ENFORCED);
        Bench.write(producer, 0, 3);
        flipPayload(1);
        assertEquals(List.of(0L, 2L), Bench.values(consumer));
        assertEquals(List.of(new Corrupt(1)), bench.events);
    }

    @Test
    void aCorruptSlotInPlaceIsToldAndPassed() {
        Consumer<Number> consumer = start(ReadPolicy.BEST_EFFORT, ChecksumPolicy.ENFORCED);
        Bench.write(producer, 0, 3);
        flipPayload(1);
        assertEquals(2, consumer.poll(slot -> {}, 9));
        assertEquals(List.of(new Corrupt(1)), bench.events);
    }

    @Test
    void aCorruptFrameOfAQueueIsNotDeliveredForEver() {
        Consumer<Number> consumer = start(ReadPolicy.SYNC_READER, ChecksumPolicy.ENFORCED);
        Bench.write(producer, 0, 3);
        flipPayload(0);
        assertEquals(List.of(1L, 2L), Bench.values(consumer));
        assertEquals(List.of(new Corrupt(0)), bench.events);
    }

    @Test
    void theNextSlotPassesOverACorruptOne() {
        Consumer<Number> consumer = start(ReadPolicy.LATEST_ONLY, ChecksumPolicy.ENFORCED);
        Bench.write(producer, 0, 1);
        flipPayload(0);
        assertEquals(0, consumer.poll(slot -> {}, 1));
        assertEquals(List.of(new Corrupt(0)), bench.events);
    }

    @Test
    void anObserverIsNotShownACorruptFrame() {
        start(ReadPolicy.BEST_EFFORT, ChecksumPolicy.ENFORCED);
        Bench.write(producer, 0, 1);
        flipPayload(0);
        try (BlockObserver observer = bench.blocks.observe(Bench.NAME)) {
            assertFalse(observer.latest(slot -> {}));
        }
    }

    @Test
    void aFrameUnderAForeignNumberIsCorrupt() {
        Consumer<Number> consumer = start(ReadPolicy.BEST_EFFORT, ChecksumPolicy.ENFORCED);
        Bench.write(producer, 0, 4);
        Bench.values(consumer);
        bench.block().view(0).putLong(bench.block().at(0), 5);
        assertEquals(List.of(), Bench.values(consumer));
        assertEquals(List.of(new Corrupt(4)), bench.events);
    }

    @Test
    void aFrameThatLostItsStampIsCorrupt() {
        Consumer<Number> consumer = start(ReadPolicy.BEST_EFFORT, ChecksumPolicy.ENFORCED);
        Bench.write(producer, 0, 1);
        bench.block().view(0).putInt(bench.block().at(0) + SlotField.FLAGS.at(), 0);
        assertEquals(List.of(), Bench.values(consumer));
    }

    @Test
    void withoutChecksumsNobodyLooks() {
        Consumer<Number> consumer = start(ReadPolicy.BEST_EFFORT, ChecksumPolicy.NONE);
        Bench.write(producer, 0, 1);
        flipPayload(0);
        assertEquals(List.of(1L), Bench.values(consumer));
    }

    @Test
    void onRequestMeansNotByItself() {
        Consumer<Number> consumer = start(ReadPolicy.BEST_EFFORT, ChecksumPolicy.MANUAL);
        Bench.write(producer, 0, 1);
        flipPayload(0);
        assertEquals(List.of(1L), Bench.values(consumer));
    }
}
