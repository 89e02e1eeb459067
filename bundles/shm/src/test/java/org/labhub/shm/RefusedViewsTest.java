package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Schema;
import org.labhub.schema.Schemas;

/** Who is refused his record leaves nothing behind that he does not know of. */
final class RefusedViewsTest {

    private static final FrameType<Stranger> STRANGERS = Schemas.frameTypes().of(Stranger.class);

    /** Somebody else's idea of the channel. */
    @Schema(id = "test.number", version = "2.0.0")
    record Stranger(float value) {}

    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new Bench(folder, Ground.MAPPED);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aReaderGivesItsPlaceBack() {
        bench.producer(Bench.FOUR);
        SlotConsumer reader =
                bench.blocks.attach(Bench.NAME, new ConsumerSpec("reader", ReadPolicy.BEST_EFFORT, event -> {}));
        assertThrows(BlockRefused.class, () -> reader.as(STRANGERS));
        assertTrue(reader.isClosed());
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            assertEquals(List.of(), block.consumers());
        }
    }

    @Test
    void aWriterGivesItsLeaseBack() {
        SlotProducer writer =
                bench.blocks.create(BlockSpec.of(Bench.NAME.text(), Bench.FOUR, Bench.NUMBERS.schema(), "writer"));
        assertThrows(BlockRefused.class, () -> writer.as(STRANGERS));
        assertTrue(writer.isClosed());
        assertEquals(2, bench.producer(Bench.FOUR).epoch());
    }
}
