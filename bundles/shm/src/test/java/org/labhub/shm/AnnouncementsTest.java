package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.channel.WriteBatch;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.layout.ControlField;

/** A writer of many slots says only now and then how far it is; what it published before that is known all the same. */
final class AnnouncementsTest extends OnEachGround {

    private static final ChannelSpec MANY = ChannelSpec.DEFAULT.withCapacity(64);

    private Producer<Number> wrote(ChannelSpec channel, int frames) {
        Producer<Number> producer = bench.producer(channel);
        Bench.write(producer, 0, frames);
        return producer;
    }

    @Test
    void everyEighthFrameIsAnnounced() {
        wrote(MANY, 15);
        assertEquals(8, bench.control(ControlField.COMMITTED));
    }

    @Test
    void whereOnlyTheNewestCountsEachIsAnnounced() {
        wrote(MANY.granting(ReadPolicy.LATEST_ONLY), 3);
        assertEquals(3, bench.control(ControlField.COMMITTED));
    }

    @Test
    void anObserverKnowsWhatIsNotAnnounced() {
        wrote(MANY, 3);
        assertEquals(3, bench.committed());
    }

    @Test
    void countersKnowWhatIsNotAnnounced() {
        wrote(MANY, 3);
        assertEquals(3, bench.metrics().committed());
    }

    @Test
    void theNewestFrameIsReadBeforeItIsAnnounced() {
        wrote(MANY, 3);
        assertEquals(List.of(2L), Bench.values(bench.consumer(ReadPolicy.LATEST_ONLY)));
    }

    @Test
    void whoJoinsBeginsBehindWhatIsNotAnnounced() {
        Producer<Number> producer = wrote(MANY.granting(ReadPolicy.SYNC_READER), 3);
        Consumer<Number> reader = bench.consumer(ReadPolicy.SYNC_READER);
        Bench.write(producer, 3, 4);
        assertEquals(List.of(3L), Bench.values(reader));
    }

    /** Their ends would never meet an eighth frame, and all that was announced would be overwritten. */
    @Test
    void batchesAreAnnouncedWhereverTheyEnd() {
        BlockSpec spec = BlockSpec.of(Bench.NAME.text(), MANY, Bench.NUMBERS.schema(), "writer");
        SlotProducer producer = bench.blocks.create(spec);
        producer.claim(Duration.ZERO).commit();
        for (int batch = 0; batch < 20; batch++) {
            commit(producer.tryClaim(6).orElseThrow());
        }
        assertEquals(121, bench.committed());
    }

    private static void commit(WriteBatch batch) {
        fill(batch);
        batch.commit();
    }

    private static void fill(WriteBatch batch) {
        for (int frame = 0; frame < batch.size(); frame++) {
            batch.slot(frame);
        }
    }

    /** Whoever followed a writer that died in such a batch would give numbers again. */
    @Test
    void aBatchThatTakesTheWholeRingHidesNothingThatWasCommitted() {
        BlockSpec spec = BlockSpec.of(Bench.NAME.text(), MANY, Bench.NUMBERS.schema(), "writer");
        SlotProducer producer = bench.blocks.create(spec);
        for (int frame = 0; frame < 3; frame++) {
            producer.claim(Duration.ZERO).commit();
        }
        fill(producer.tryClaim(64).orElseThrow());
        assertEquals(3, bench.committed());
    }

    @Test
    void theNextWriterGoesOnBehindWhatIsNotAnnounced() {
        wrote(MANY, 3).close();
        Bench.write(bench.producer(MANY), 3, 4);
        assertEquals(4, bench.committed());
    }
}
