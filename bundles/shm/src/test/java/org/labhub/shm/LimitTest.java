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
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.SlotProducer;
import org.labhub.schema.Schemas;

/** All blocks of a hub together have a limit. */
final class LimitTest {

    private static final long ROOM_FOR_TWO = 2_621_440;

    private MappedBlocks blocks;

    @BeforeEach
    void open(@TempDir Path folder) {
        blocks = MappedBlocks.limited(folder.resolve("blocks"), Schemas.parser(), ROOM_FOR_TWO);
    }

    @AfterEach
    void close() {
        blocks.close();
    }

    /** Takes a MiB and a little, with 8 192 slots. */
    private SlotProducer create(String name, int capacity) {
        return blocks.create(BlockSpec.of(name, Bench.FOUR.withCapacity(capacity), Bench.NUMBERS.schema(), "writer"));
    }

    @Test
    void aBlockThatWouldPassItIsRefusedWithTheFigures() {
        create("one", 8192);
        create("two", 8192);
        BlockRefused refused = assertThrows(BlockRefused.class, () -> create("three", 8192));
        assertEquals(BlockRefused.Reason.NO_SPACE, refused.reason());
        assertTrue(refused.getMessage().contains("all together may take 2.5 MiB (limit.mib of org.labhub.shm)"));
        assertEquals(2, blocks.names().size());
    }

    @Test
    void aRetiredBlockGivesItsRoomBack() {
        create("one", 8192).close();
        create("two", 8192);
        blocks.retire(blocks.names().get(0));
        assertEquals("three", create("three", 8192).channel());
    }

    @Test
    void aBlockThatCannotGrowStaysAsItWas() {
        create("one", 8192).close();
        assertThrows(BlockRefused.class, () -> create("one", 65_536));
        assertEquals(
                List.of("one"), blocks.names().stream().map(Object::toString).toList());
    }
}
