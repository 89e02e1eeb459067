package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelEvent.Closed;
import org.labhub.api.channel.ChannelEvent.Moved;
import org.labhub.api.channel.ChannelEvent.WriterChanged;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Schema;
import org.labhub.schema.Schemas;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.Participant;

/** Who comes after whom: the next writer, the next block of a name, and what their readers are told. */
final class SuccessionTest extends OnEachGround {

    /** The same id, another content. */
    @Schema(id = "test.number", version = "2.0.0")
    record Stranger(double value) {}

    private Reason refusedToAttach(ReadPolicy policy) {
        return assertThrows(BlockRefused.class, () -> bench.consumer(policy)).reason();
    }

    @Test
    void theBlockOutlivesItsWriter() {
        Producer<Number> first = bench.producer(Bench.FOUR);
        Bench.write(first, 0, 2);
        first.close();
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        consumer.seek(0);
        assertEquals(List.of(0L, 1L), Bench.values(consumer));
    }

    @Test
    void theNextWriterGoesOnWhereTheLastOneStopped() {
        Producer<Number> first = bench.producer(Bench.FOUR);
        Bench.write(first, 0, 2);
        first.close();
        SlotProducer next = bench.blocks.takeOver(Bench.NAME, Bench.NUMBERS.schema(), "next", Duration.ZERO);
        assertEquals(2, next.claim(Duration.ZERO).sequence());
        assertEquals(2, next.epoch());
    }

    @Test
    void readersAreToldOfTheNextWriterBeforeItsFirstFrame() {
        Producer<Number> first = bench.producer(Bench.FOUR);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        first.close();
        Bench.write(bench.producer(Bench.FOUR), 0, 1);
        Bench.values(consumer);
        assertEquals(List.of(new WriterChanged(2)), bench.events);
    }

    @Test
    void aWriterOfAnotherSchemaIsRefused() {
        bench.producer(Bench.FOUR).close();
        FrameType<Stranger> stranger = Schemas.frameTypes().of(Stranger.class);
        BlockRefused refused = assertThrows(
                BlockRefused.class,
                () -> bench.blocks.takeOver(Bench.NAME, stranger.schema(), "stranger", Duration.ZERO));
        assertEquals(Reason.SCHEMA, refused.reason());
    }

    @Test
    void aDeadWritersBlockWithOtherWishesIsReplaced() {
        bench.producer(Bench.FOUR);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        bench.block().head().putLong(Block.control(ControlField.LEASE), Participant.word(Participant.of(999, 0), 1));
        bench.producer(Bench.FOUR.withCapacity(8));
        Bench.values(consumer);
        assertEquals(List.of(new Moved(2)), bench.events);
    }

    @Test
    void consumersReadOnInARetiredBlock() {
        Producer<Number> producer = bench.producer(Bench.FOUR);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 2);
        bench.blocks.retire(Bench.NAME);
        assertEquals(List.of(0L, 1L), Bench.values(consumer));
    }

    @Test
    void andAreThenToldThatItHasEnded() {
        Producer<Number> producer = bench.producer(Bench.FOUR);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(producer, 0, 2);
        bench.blocks.retire(Bench.NAME);
        Bench.values(consumer);
        Bench.values(consumer);
        assertEquals(1, bench.events.stream().filter(Closed.class::isInstance).count());
        assertTrue(consumer.isClosed());
    }

    @Test
    void aRetiredBlockIsGone() {
        bench.producer(Bench.FOUR);
        bench.blocks.retire(Bench.NAME);
        assertEquals(Reason.MISSING, refusedToAttach(ReadPolicy.BEST_EFFORT));
    }

    @Test
    void whereABlockWasRetiredAnotherCanBeMade() {
        Producer<Number> first = bench.producer(Bench.FOUR);
        bench.blocks.retire(Bench.NAME);
        Bench.write(bench.producer(Bench.FOUR), 5, 6);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        consumer.seek(0);
        assertEquals(List.of(5L), Bench.values(consumer));
        assertFalse(first.isClosed());
    }

    private long instance() {
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            return block.info().instance();
        }
    }

    private void attachTo(long instance) {
        bench.blocks.attach(
                Bench.NAME, new ConsumerSpec("reader", ReadPolicy.BEST_EFFORT, event -> {}).ofInstance(instance));
    }

    @Test
    void anotherBlockOfTheSameNameIsRecognised() {
        bench.producer(Bench.FOUR).close();
        long wanted = instance();
        bench.producer(Bench.FOUR.withCapacity(8));
        assertEquals(
                Reason.REPLACED,
                assertThrows(BlockRefused.class, () -> attachTo(wanted)).reason());
    }

    @Test
    void aBlockThatHasAnotherWriterIsTheSame() {
        bench.producer(Bench.FOUR).close();
        long wanted = instance();
        bench.producer(Bench.FOUR);
        assertDoesNotThrow(() -> attachTo(wanted));
    }
}
