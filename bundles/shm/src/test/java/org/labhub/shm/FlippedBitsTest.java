package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.DescriptorField;
import org.labhub.shm.internal.layout.LineField;
import org.labhub.shm.internal.layout.LockField;
import org.labhub.shm.internal.layout.Place;
import org.labhub.shm.internal.layout.SlotField;

/** Somebody flips one bit of what processes share. Nobody crashes or hangs, and no frame is delivered that is not as written. */
@Timeout(value = 900, threadMode = ThreadMode.SEPARATE_THREAD)
final class FlippedBitsTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final int SLOTS = 4;

    private Bench bench;
    private Producer<Number> producer;
    private final List<Consumer<Number>> consumers = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private long written;
    private int delivered;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new Bench(folder, Ground.HEAP);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Of four slots or of five, since a power of two is walked in another way. */
    private static ChannelSpec channel(ReadPolicy grants) {
        return Bench.FOUR.withCapacity(SLOTS + grants.ordinal() / 2).granting(grants);
    }

    /** A block whose frames go round, with one reader of each kind that its policy allows. */
    private UnsafeBuffer start(ReadPolicy grants) {
        consumers.clear();
        BlockSpec spec = BlockSpec.of("numbers", channel(grants), Bench.NUMBERS.schema(), "writer")
                .withFlex(Bench.NUMBERS.schema());
        producer = bench.blocks.create(spec).as(Bench.NUMBERS);
        Stream.of(grants, ReadPolicy.BEST_EFFORT, ReadPolicy.LATEST_ONLY)
                .distinct()
                .forEach(policy -> consumers.add(bench.consumer(policy)));
        written = 0;
        work();
        return bench.block().head();
    }

    private void end() {
        consumers.forEach(Consumer::close);
        producer.close();
        bench.blocks.retire(Bench.NAME);
    }

    /** Everything that ends do, once round the ring and a little more. */
    private void work() {
        for (int frame = 0; frame < SLOTS + 2; frame++) {
            if (producer.offer(Number.of(written))) {
                written++;
            }
            consumers.forEach(this::read);
        }
        producer.obstacle();
        producer.flex().orElseThrow().write(zone -> zone.put(0, new byte[1]));
        bench.blocks.lock(Bench.NAME, 0).tryLock(Duration.ZERO).ifPresent(guard -> guard.close());
    }

    private void read(Consumer<Number> consumer) {
        if (consumer.isClosed()) {
            return;
        }
        consumer.poll(this::look, 3);
        if (!consumer.isClosed()) {
            consumer.poll(
                    slot -> look(new Number(slot.get(consumer.layout().int64("value")), ~slot.sequence()), slot), 2);
        }
    }

    private void look(Number frame, FrameInfo info) {
        delivered++;
        if (!frame.isWhole() || frame.value() != info.sequence()) {
            wrong.add(frame + " as frame " + info.sequence());
        }
    }

    private void observe() {
        try (BlockObserver observer = bench.blocks.observe(Bench.NAME)) {
            observer.consumers();
            observer.writer();
            observer.latest(slot ->
                    look(new Number(slot.get(observer.layout().int64("value")), ~slot.sequence()), slot));
        } catch (BlockRefused refused) {
            assertEquals(Bench.NAME.text(), refused.channel());
        }
    }

    private static void flip(UnsafeBuffer memory, int bit) {
        memory.putByte(bit / 8, (byte) (memory.getByte(bit / 8) ^ 1 << bit % 8));
    }

    /** One bit in five, another one for each policy; all in a deep run. */
    private static IntStream some(ReadPolicy grants, IntStream bits) {
        return bits.filter(bit -> DEEP || bit % 5 == grants.ordinal());
    }

    /** The bits of some places; of everything between them too, in a deep run. */
    private static IntStream bits(int at, int bytes, Place... places) {
        if (DEEP) {
            return IntStream.range(8 * at, 8 * (at + bytes));
        }
        return Stream.of(places)
                .flatMapToInt(place ->
                        IntStream.range(8 * (at + place.at()), 8 * (at + place.at() + Math.min(place.bytes(), 8))));
    }

    private void eachBit(ReadPolicy grants, IntStream bits, IntConsumer damage) {
        some(grants, bits).forEach(bit -> {
            start(grants);
            damage.accept(bit);
            assertDoesNotThrow(
                    () -> {
                        work();
                        observe();
                        work();
                    },
                    () -> "after bit " + bit);
            assertEquals(List.of(), wrong, () -> "after bit " + bit);
            end();
        });
        assertTrue(delivered > 200, () -> "only " + delivered + " frames were delivered at all");
    }

    private void eachHeadBit(ReadPolicy grants, IntStream bits) {
        eachBit(grants, bits, bit -> flip(bench.block().head(), bit));
    }

    @ParameterizedTest
    @EnumSource(ReadPolicy.class)
    void aBitOfTheControlPage(ReadPolicy grants) {
        eachHeadBit(grants, bits(BlockLayout.CONTROL_AT, LockField.FIRST_AT, ControlField.values()));
    }

    @Test
    void aBitOfALock() {
        eachHeadBit(
                ReadPolicy.BEST_EFFORT,
                bits(BlockLayout.CONTROL_AT + LockField.FIRST_AT, LockField.BYTES, LockField.values()));
    }

    @ParameterizedTest
    @EnumSource(ReadPolicy.class)
    void aBitOfALine(ReadPolicy grants) {
        eachHeadBit(grants, bits(BlockLayout.LINES_AT, LineField.BYTES, LineField.values()));
    }

    @ParameterizedTest
    @EnumSource(ReadPolicy.class)
    void aBitOfASlotHeader(ReadPolicy grants) {
        for (int slot = 0; slot < SLOTS; slot++) {
            int damaged = slot;
            eachBit(grants, bits(0, SlotField.BYTES, SlotField.values()), bit -> {
                Block block = bench.block();
                flip(block.view(damaged), bit + 8 * block.at(damaged));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(ReadPolicy.class)
    void aBitOfAPayload(ReadPolicy grants) {
        eachBit(grants, IntStream.range(8 * SlotField.BYTES, 8 * (SlotField.BYTES + 16)), bit -> {
            Block block = bench.block();
            flip(block.view(0), bit);
        });
    }

    @Test
    void aBitOfTheDescriptorIsRefusedAtTheDoor() {
        UnsafeBuffer head = start(ReadPolicy.BEST_EFFORT);
        for (int bit = 0; bit < 8 * BlockLayout.DESCRIPTOR_BYTES; bit += DEEP ? 1 : 3) {
            int flipped = bit;
            flip(head, bit);
            assertThrows(BlockRefused.class, () -> bench.block(), () -> "bit " + flipped + " of the descriptor");
            flip(head, bit);
        }
        assertEquals(channel(ReadPolicy.BEST_EFFORT), bench.block().info().channel());
        assertTrue(DescriptorField.MAGIC.at() == 0);
    }

    @Test
    void aBitOfTheSchemaTextIsRefusedAtTheDoor() {
        UnsafeBuffer head = start(ReadPolicy.BEST_EFFORT);
        long at = bench.block().geometry().textAt();
        int length = bench.block().info().schemaText().getBytes(StandardCharsets.UTF_8).length;
        for (int bit = (int) (8 * at); bit < 8 * (at + length); bit++) {
            int flipped = bit;
            flip(head, bit);
            assertThrows(BlockRefused.class, () -> bench.block(), () -> "bit " + flipped + " of the text");
            flip(head, bit);
        }
    }

    @ParameterizedTest
    @EnumSource(ReadPolicy.class)
    void aNextWriterTakesADamagedBlockOrRefusesIt(ReadPolicy grants) {
        some(grants, bits(BlockLayout.CONTROL_AT, LockField.FIRST_AT, ControlField.values()))
                .forEach(bit -> {
                    UnsafeBuffer head = start(grants);
                    producer.close();
                    flip(head, bit);
                    Optional<Producer<Number>> next = takeOver();
                    next.ifPresent(writer -> {
                        producer = writer;
                        written = bench.committed();
                        assertDoesNotThrow(this::work, () -> "after bit " + bit);
                    });
                    assertEquals(List.of(), wrong, () -> "after bit " + bit);
                    end();
                });
    }

    private Optional<Producer<Number>> takeOver() {
        try {
            return Optional.of(bench.next(Duration.ZERO));
        } catch (BlockRefused refused) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @EnumSource(ReadPolicy.class)
    void aNextReaderOfADamagedBlock(ReadPolicy grants) {
        some(grants, bits(BlockLayout.CONTROL_AT, LockField.FIRST_AT, ControlField.values()))
                .forEach(bit -> {
                    UnsafeBuffer head = start(grants);
                    consumers.forEach(Consumer::close);
                    consumers.clear();
                    flip(head, bit);
                    for (ReadPolicy policy : ReadPolicy.values()) {
                        try {
                            consumers.add(bench.consumer(policy));
                        } catch (BlockRefused refused) {
                            assertEquals(Bench.NAME.text(), refused.channel());
                        }
                    }
                    assertDoesNotThrow(this::work, () -> "after bit " + bit);
                    assertEquals(List.of(), wrong, () -> "after bit " + bit);
                    end();
                });
    }
}
