package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.Blocks;
import org.labhub.api.block.SpinLock.Guard;
import org.labhub.api.channel.ChannelBusy;
import org.labhub.api.channel.FlexReader;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.Schema;
import org.labhub.schema.Schemas;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;

/** The one shared structure beside the frames. */
final class FlexZoneTest extends OnEachGround {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final LongField VALUE = Bench.NUMBERS.schema().layout().int64("value");
    private static final LongField CHECK = Bench.NUMBERS.schema().layout().int64("check");

    private static final FrameType<Other> OTHERS = Schemas.frameTypes().of(Other.class);

    /** Somebody else's idea of the zone. */
    @Schema(id = "test.number", version = "1.0.0")
    record Other(long value, double check) {}

    private FlexWriter writer;
    private FlexReader reader;

    @BeforeEach
    void open() {
        writer = bench.flexWriter();
        reader = bench.flexReader();
    }

    private void write(long value) {
        writer.write(zone -> {
            zone.set(VALUE, value);
            zone.set(CHECK, ~value);
        });
    }

    @Test
    void whatWasNeverWrittenIsNotThere() {
        assertFalse(reader.read(zone -> {}));
    }

    @Test
    void whatWasWrittenIsRead() {
        write(7);
        AtomicLong seen = new AtomicLong();
        assertTrue(reader.read(zone -> seen.set(zone.get(VALUE))));
        assertEquals(7, seen.get());
    }

    @Test
    void aRecordGoesInAndComesOut() {
        writer.write(Bench.NUMBERS, Number.of(7));
        assertEquals(Optional.of(Number.of(7)), reader.read(Bench.NUMBERS));
    }

    @Test
    void aZoneThatWasNeverWrittenHasNoRecord() {
        assertEquals(Optional.empty(), reader.read(Bench.NUMBERS));
    }

    @Test
    void aReaderWithAnotherRecordIsToldTheDifference() {
        writer.write(Bench.NUMBERS, Number.of(7));
        BlockRefused refused = assertThrows(BlockRefused.class, () -> reader.read(OTHERS));
        assertEquals(BlockRefused.Reason.SCHEMA, refused.reason());
        assertTrue(refused.getMessage().contains("`check` type int64 → float64"), refused::getMessage);
    }

    @Test
    void aWriterWithAnotherRecordIsRefusedAndWritesNothing() {
        assertThrows(BlockRefused.class, () -> writer.write(OTHERS, new Other(1, 2)));
        assertFalse(reader.read(zone -> {}));
    }

    @Test
    void theZoneSaysHowItIsLaidOut() {
        assertEquals(VALUE.offset(), reader.layout().int64("value").offset());
        assertThrows(IllegalArgumentException.class, () -> reader.layout().float64("check"));
    }

    @Test
    void aFieldThatIsNotSetKeepsItsValue() {
        write(7);
        writer.write(zone -> zone.set(CHECK, 1));
        AtomicLong seen = new AtomicLong();
        reader.read(zone -> seen.set(zone.get(VALUE)));
        assertEquals(7, seen.get());
    }

    private long read() {
        AtomicLong seen = new AtomicLong();
        assertTrue(reader.read(zone -> seen.set(zone.get(VALUE))));
        return seen.get();
    }

    private FlexWriter beside(Duration patience) {
        return bench.blocks.flex(Bench.NAME, patience).orElseThrow();
    }

    @Test
    void afterAFailedWriteWhatWasThereIsStillThere() {
        write(7);
        assertThrows(
                IllegalArgumentException.class,
                () -> writer.write(zone -> {
                    zone.set(VALUE, 8);
                    throw new IllegalArgumentException();
                }));
        assertEquals(7, read());
        write(9);
        assertEquals(9, read());
    }

    @Test
    void anotherWriterBesideTheProducerKeepsWhatItDoesNotSet() {
        write(7);
        beside(PATIENCE).write(zone -> zone.set(CHECK, 1));
        assertEquals(7, read());
        assertEquals(Optional.of(new Number(7, 1)), reader.read(Bench.NUMBERS));
    }

    @Test
    void whoWouldWriteSomethingElseBesideIsRefused() {
        FlexWriter beside = beside(PATIENCE);
        assertThrows(BlockRefused.class, () -> beside.write(OTHERS, new Other(1, 2)));
        assertFalse(reader.read(zone -> {}));
    }

    @Test
    void whoeverHoldsItsLockHasItForHimself() throws Exception {
        Guard mine = bench.blocks
                .lock(Bench.NAME, Blocks.FLEX_LOCK)
                .tryLock(PATIENCE)
                .orElseThrow();
        write(7);
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> beside(Duration.ZERO).write(zone -> zone.set(VALUE, 8)));
        ExecutionException refused = assertThrows(ExecutionException.class, other::get);
        assertTrue(refused.getCause() instanceof ChannelBusy, refused::toString);
        assertTrue(refused.getMessage().contains("the flex zone's lock is held by"), refused::getMessage);
        mine.close();
        assertEquals(7, read());
    }

    @Test
    void afterADeathInTheMiddleThereIsNothingUntilTheNextWriteWhichBeginsAnew() {
        write(7);
        bench.block().head().putLong(Block.control(ControlField.FLEX_VERSION), 3);
        assertFalse(reader.read(zone -> {}));
        beside(PATIENCE).write(zone -> zone.set(CHECK, 1));
        assertEquals(Optional.of(new Number(0, 1)), reader.read(Bench.NUMBERS));
    }

    @Test
    void aReaderBesideABusyWriterSeesOnlyWholeZones() throws InterruptedException {
        write(0);
        AtomicBoolean torn = new AtomicBoolean();
        Thread reading = new Thread(() -> {
            for (int times = 0; times < 20_000; times++) {
                reader.read(zone -> torn.compareAndSet(false, zone.get(CHECK) != ~zone.get(VALUE)));
            }
        });
        reading.start();
        for (long value = 0; reading.isAlive(); value++) {
            write(value);
        }
        reading.join();
        assertFalse(torn.get());
    }

    @Test
    void aBlockWithoutOneSaysSo() {
        bench.blocks.retire(Bench.NAME);
        assertTrue(bench.producer(Bench.FOUR).flex().isEmpty());
        assertTrue(bench.blocks.flex(Bench.NAME, PATIENCE).isEmpty());
    }
}
