package org.labhub.host.internal.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.broker.Membership;
import org.labhub.schema.Schemas;

/** What a plug-in gets from its channels, and what becomes of it. */
final class OwnChannelsTest {

    private static final SchemaInfo OF_A_FILE = Schemas.parser().fromJson("""
                    {"id": "lab.level", "version": "1.0.0", "packing": "aligned",
                     "fields": [{"name": "volts", "type": "float64", "unit": "V"},
                                {"name": "probe", "type": "string", "count": 8}]}
                    """);

    private Hall hall;
    private OwnChannels channels;

    @BeforeEach
    void open(@TempDir Path folder) {
        hall = new Hall(folder);
        channels = hall.channels("meter");
    }

    @AfterEach
    void close() {
        channels.close();
        hall.close();
    }

    @Test
    void aSchemaWithoutARecordIsWrittenAndReadByTheNamesOfItsFields() {
        SlotProducer producer = channels.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        SlotConsumer consumer = channels.consumer("bench.level", ReadPolicy.BEST_EFFORT, event -> {});
        producer.tryClaim().ifPresent(slot -> {
            slot.set(producer.layout().float64("volts"), 1.5);
            slot.set(producer.layout().string("probe"), "left");
            slot.commit();
        });
        AtomicReference<String> seen = new AtomicReference<>("");
        consumer.poll(
                (ReadSlot slot) -> seen.set(slot.get(consumer.layout().float64("volts")) + " "
                        + slot.get(consumer.layout().string("probe"))),
                1);
        assertEquals("1.5 left", seen.get());
    }

    @Test
    void aSchemaStaysKnownWhenItsPluginIsReplacedWhileItLeaves() {
        Registered registered = new Registered();
        OwnChannels old = channels(registered);
        old.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        registered.afterNext(old::close);
        channels(registered).producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        assertEquals(Set.of("bench.level"), registered.producers);
    }

    @Test
    void aPluginWithdrawsItsSchemasBeforeItGivesItsBlocksBack() {
        Registered registered = new Registered();
        OwnChannels old = channels(registered);
        SlotProducer producer = old.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        registered.atWithdrawal(() -> assertFalse(producer.isClosed()));
        old.close();
        assertEquals(Set.of(), registered.producers);
    }

    private OwnChannels channels(SchemaRegistry registered) {
        return new OwnChannels(
                hall.blocks, Schemas.frameTypes(), registered, (channel, wishes) -> wishes, "meter", Membership.NONE);
    }

    /** Who has registered; and what happens just after somebody did. */
    private static final class Registered extends Hall.AnySchema {

        private final Set<String> producers = new HashSet<>();
        private Runnable then = () -> {};
        private Runnable first = () -> {};

        void afterNext(Runnable work) {
            then = work;
        }

        void atWithdrawal(Runnable work) {
            first = work;
        }

        @Override
        public RegisteredSchema register(SchemaInfo schema, String producer) {
            producers.add(producer);
            Runnable once = then;
            then = () -> {};
            once.run();
            return super.register(schema, producer);
        }

        @Override
        public void withdraw(String producer) {
            first.run();
            producers.remove(producer);
        }
    }

    @Test
    void itsEndsAreClosedWithAllOthers() {
        SlotProducer producer = channels.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        SlotConsumer consumer = channels.consumer("bench.level", ReadPolicy.BEST_EFFORT, event -> {});
        channels.close();
        assertTrue(producer.isClosed() && consumer.isClosed());
    }
}
