package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.block.PageSize;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.schema.Schemas;

/** A ring beyond one mapping: of 1 024 slots of 4 MiB for who soaks, and as many mappings in small for everybody. */
@Timeout(900)
final class LargeRingTest {

    private static final boolean SOAK = Boolean.getBoolean("labhub.soak");
    private static final int SLOTS = SOAK ? 1024 : 64;
    private static final int BYTES = SOAK ? 4 << 20 : 4 << 10;
    private static final int VIEW = SOAK ? MappedBlocks.VIEW_LIMIT : 64 << 10;
    private static final Path MEMORY = Path.of("/dev/shm");

    private final byte[] frame = new byte[BYTES];
    private Path folder;

    @BeforeEach
    void findRoom() throws IOException {
        Path above = Files.isDirectory(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        assumeTrue(
                Files.getFileStore(above).getUsableSpace() > (long) SLOTS * BYTES * 5 / 4,
                "there is no room for so large a ring in " + above);
        folder = Files.createTempDirectory(above, "labhub-large");
        new Random(7).nextBytes(frame);
    }

    @AfterEach
    void remove() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static BlockSpec spec() {
        ChannelSpec channel = ChannelSpec.DEFAULT.withCapacity(SLOTS).granting(ReadPolicy.SYNC_READER);
        BlockSpec like = BlockSpec.of("large", channel, Bench.NUMBERS.schema(), "writer");
        return new BlockSpec(
                like.name(), channel, like.schema(), BYTES, PageSize.SIZE_4M, like.flex(), like.consumers(), "writer");
    }

    private void number(long sequence) {
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        bytes.putLong(0, sequence).putLong(BYTES - Long.BYTES, ~sequence);
    }

    @Test
    void everyFrameOfThreeRoundsComesBackByteForByte() {
        byte[] read = new byte[BYTES];
        try (MappedBlocks blocks = MappedBlocks.in(folder, "hub", "test", Schemas.parser(), VIEW);
                SlotProducer producer = blocks.create(spec());
                SlotConsumer consumer =
                        blocks.attach(spec().name(), new ConsumerSpec("reader", ReadPolicy.SYNC_READER, event -> {}))) {
            for (long first = 0; first < 3L * SLOTS; first += SLOTS) {
                for (long sequence = first; sequence < first + SLOTS; sequence++) {
                    number(sequence);
                    producer.write(Duration.ZERO, slot -> {
                        slot.length(BYTES);
                        slot.put(0, frame);
                    });
                }
                for (long sequence = first; sequence < first + SLOTS; sequence++) {
                    number(sequence);
                    assertEquals(1, consumer.poll(slot -> slot.copy(0, read), 1));
                    assertTrue(Arrays.equals(frame, read), "frame " + sequence);
                }
            }
        }
    }
}
