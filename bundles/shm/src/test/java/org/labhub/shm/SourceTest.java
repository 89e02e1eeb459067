package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.BufferPolicy;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.shm.Bench.Number;

/** A frame that is made from one of another channel says from which. */
final class SourceTest {

    private static final ChannelSpec BARE = new ChannelSpec(
            BufferPolicy.RING_BUFFER, 4, ReadPolicy.SYNC_READER, Checksum.CRC32C, ChecksumPolicy.NONE, false);

    private Bench bench;
    private Producer<Number> producer;
    private Consumer<Number> consumer;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new Bench(folder);
        producer = bench.producer(BARE);
        consumer = bench.consumer(ReadPolicy.SYNC_READER);
    }

    @AfterEach
    void close() {
        consumer.close();
        producer.close();
        bench.close();
    }

    private void writeFrom(Origin origin) {
        producer.write(Duration.ZERO, slot -> slot.madeFrom(origin));
    }

    private List<Long> sources() {
        List<Long> sources = new ArrayList<>();
        consumer.poll((frame, info) -> sources.add(info.source()), 64);
        return sources;
    }

    @Test
    void aFrameBearsTheNumberOfItsSource() {
        writeFrom(new Origin(0, 99));
        writeFrom(new Origin(0, 99));
        writeFrom(new Origin(7, 99));
        assertEquals(List.of(0L, 0L, 7L), sources());
    }

    @Test
    void inPlaceItIsReadAsWell() {
        writeFrom(new Origin(7, 99));
        List<Long> sources = new ArrayList<>();
        consumer.poll(slot -> sources.add(slot.source()), 1);
        assertEquals(List.of(7L), sources);
    }

    @Test
    void aFrameOfTheNextLapIsNotTakenForOneThatWasMade() {
        writeFrom(new Origin(7, 99));
        sources();
        Bench.write(producer, 1, 5);
        assertEquals(
                List.of(FrameInfo.NO_SOURCE, FrameInfo.NO_SOURCE, FrameInfo.NO_SOURCE, FrameInfo.NO_SOURCE), sources());
    }

    @Test
    void itBearsTheTimeOfItsSource() {
        writeFrom(new Origin(7, 99));
        writeFrom(new Origin(8, FrameInfo.NO_STAMP));
        List<Long> stamps = new ArrayList<>();
        consumer.poll((frame, info) -> stamps.add(info.deviceNanos()), 64);
        assertEquals(List.of(99L, 1L), stamps);
    }
}
