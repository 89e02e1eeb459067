package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Moved;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.schema.Schemas;
import org.labhub.shm.VersionPeer.Level10;
import org.labhub.shm.VersionPeer.Level11;
import org.labhub.shm.VersionPeer.Level20;

/** The steps by which a schema evolves while old readers are attached, as docs/reference/schema.md lists them. */
final class EvolvingSchemaTest {

    private static final BlockName CHANNEL = new BlockName("level");

    private final List<ChannelEvent> events = new ArrayList<>();
    private MappedBlocks blocks;

    @BeforeEach
    void open(@TempDir Path folder) {
        blocks = MappedBlocks.in(folder.resolve("blocks"), "hub", "test", Schemas.parser());
    }

    @AfterEach
    void close() {
        blocks.close();
    }

    private <F extends Record> Producer<F> producer(Class<F> frame) {
        var type = Schemas.frameTypes().of(frame);
        ChannelSpec channel = ChannelSpec.DEFAULT.withCapacity(4);
        return blocks.create(BlockSpec.of(CHANNEL.text(), channel, type.schema(), "writer"))
                .as(type);
    }

    private <F extends Record> Consumer<F> consumer(Class<F> frame) {
        return blocks.attach(CHANNEL, new ConsumerSpec("reader", ReadPolicy.BEST_EFFORT, events::add))
                .as(Schemas.frameTypes().of(frame));
    }

    private static <F> List<F> read(Consumer<F> consumer) {
        List<F> frames = new ArrayList<>();
        consumer.poll((frame, info) -> frames.add(frame), 10);
        return frames;
    }

    @Test
    void anOldReaderIsMovedAndGoesOnWithTheNewWriter() {
        Producer<Level10> before = producer(Level10.class);
        Consumer<Level10> reader = consumer(Level10.class);
        before.offer(new Level10(1, 0.5));
        before.close();
        Producer<Level11> after = producer(Level11.class);
        assertEquals(List.of(new Level10(1, 0.5)), read(reader));
        read(reader);
        assertEquals(List.of(new Moved(2)), events);
        Consumer<Level10> again = consumer(Level10.class);
        after.offer(new Level11(2, 0.75, 293));
        assertEquals(List.of(new Level10(2, 0.75)), read(again));
    }

    @Test
    void aNewReaderOfTheOldWriterIsRefusedUntilTheWriterIsNew() {
        Producer<Level10> before = producer(Level10.class);
        assertThrows(BlockRefused.class, () -> consumer(Level11.class));
        before.close();
        Producer<Level11> after = producer(Level11.class);
        Consumer<Level11> reader = consumer(Level11.class);
        after.offer(new Level11(2, 0.75, 293));
        assertEquals(List.of(new Level11(2, 0.75, 293)), read(reader));
    }

    @Test
    void aWriterOfAnotherVersionDoesNotTakeABlockOver() {
        producer(Level10.class).close();
        assertThrows(
                BlockRefused.class,
                () -> blocks.takeOver(
                        CHANNEL, Schemas.frameTypes().of(Level11.class).schema(), "writer", Duration.ofSeconds(1)));
    }

    @Test
    void aBreakingVersionNeedsAChannelOfItsOwn() {
        producer(Level20.class);
        BlockRefused refused = assertThrows(BlockRefused.class, () -> consumer(Level10.class));
        assertEquals(
                "level: lab.level 2.0.0 offered, 1.0.0 expected: the major version is another one; `volts` unit mV → V",
                refused.getMessage());
    }
}
