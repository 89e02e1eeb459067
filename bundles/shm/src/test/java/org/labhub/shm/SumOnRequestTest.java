package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.BufferPolicy;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.Integrity;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.SlotField;

/** A channel where the writer says which frames are summed, and a reader which are compared. */
@ParameterizedClass
@EnumSource(Checksum.class)
final class SumOnRequestTest {

    private static final int SLOTS = 4;

    private final Checksum checksum;
    private Bench bench;
    private SlotProducer producer;
    private SlotConsumer consumer;

    SumOnRequestTest(Checksum checksum) {
        this.checksum = checksum;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new Bench(folder, Ground.MAPPED);
        start(ChecksumPolicy.MANUAL);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void start(ChecksumPolicy policy) {
        ChannelSpec channel =
                new ChannelSpec(BufferPolicy.RING_BUFFER, SLOTS, ReadPolicy.BEST_EFFORT, checksum, policy, false);
        producer = bench.blocks.create(BlockSpec.of(Bench.NAME.text(), channel, Bench.NUMBERS.schema(), "writer"));
        consumer =
                bench.blocks.attach(Bench.NAME, new ConsumerSpec("reader", ReadPolicy.BEST_EFFORT, bench.events::add));
    }

    private void write(boolean summed) {
        producer.write(Duration.ofSeconds(1), slot -> {
            slot.set(producer.layout().int64("value"), 7);
            if (summed) {
                slot.sum();
            }
        });
    }

    private void writeAll(boolean summed) {
        for (int i = 0; i < SLOTS; i++) {
            write(summed);
        }
    }

    private List<Integrity> read() {
        List<Integrity> found = new ArrayList<>();
        consumer.poll((ReadSlot slot) -> found.add(slot.integrity()), SLOTS);
        return found;
    }

    private void flipPayload() {
        Block block = bench.block();
        UnsafeBuffer view = block.view(0);
        int at = block.at(0) + SlotField.BYTES;
        view.putByte(at, (byte) (view.getByte(at) ^ 1));
    }

    @Test
    void aSummedFrameIsIntact() {
        write(true);
        assertEquals(List.of(Integrity.INTACT), read());
    }

    @Test
    void aSummedFrameThatWasChangedIsCorrupt() {
        write(true);
        flipPayload();
        assertEquals(List.of(Integrity.CORRUPT), read());
    }

    @Test
    void withoutASumNobodyCanTell() {
        write(false);
        flipPayload();
        assertEquals(List.of(Integrity.UNSUMMED), read());
    }

    @Test
    void aSumStaysWithItsFrameAlone() {
        writeAll(true);
        read();
        writeAll(false);
        assertEquals(Collections.nCopies(SLOTS, Integrity.UNSUMMED), read());
    }

    @Test
    void anObserverCanAskToo() {
        write(true);
        flipPayload();
        List<Integrity> found = new ArrayList<>();
        try (BlockObserver observer = bench.blocks.observe(Bench.NAME)) {
            observer.latest(slot -> found.add(slot.integrity()));
        }
        assertEquals(List.of(Integrity.CORRUPT), found);
    }

    @Test
    void aChannelWithoutChecksumsSaysWhatToDo() {
        consumer.close();
        producer.close();
        start(ChecksumPolicy.NONE);
        WriteSlot slot = producer.tryClaim().orElseThrow();
        String refusal = assertThrows(IllegalStateException.class, slot::sum).getMessage();
        assertTrue(refusal.contains("NONE") && refusal.contains("MANUAL"), refusal);
    }
}
