package org.labhub.host.internal.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.instrument.LifeStep.Stage;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.broker.Membership;
import org.labhub.host.internal.steps.Steps;
import org.labhub.host.internal.steps.Trail;
import org.labhub.schema.Schemas;

/** What a plug-in gets from its channels, and what becomes of it. */
final class OwnChannelsTest {

    private static final SchemaInfo OF_A_FILE = Schemas.parser().fromJson("""
                    {"id": "lab.level", "version": "1.0.0", "packing": "aligned",
                     "fields": [{"name": "volts", "type": "float64", "unit": "V"},
                                {"name": "probe", "type": "string", "count": 8}]}
                    """);

    private static final SchemaInfo OTHER = Schemas.parser().fromJson("""
                    {"id": "lab.level", "version": "2.0.0", "packing": "aligned",
                     "fields": [{"name": "volts", "type": "float32", "unit": "V"}]}
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
    void aSchemaStaysKnownWhileItsPluginIsReplaced() {
        Registered registered = new Registered();
        ChannelSchemas schemas = new ChannelSchemas(registered);
        OwnChannels old = channels(schemas);
        old.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        schemas.register("bench.level", OF_A_FILE, "the next one");
        old.close();
        assertEquals(Set.of("bench.level"), registered.producers);
    }

    @Test
    void aSchemaThatOnlyTheOldOneHadGoesWithIt() {
        Registered registered = new Registered();
        ChannelSchemas schemas = new ChannelSchemas(registered);
        schemas.register("bench.level", OF_A_FILE, "old");
        schemas.register("bench.level", OTHER, "new");
        schemas.withdraw("bench.level", "old");
        assertEquals(Set.of(OTHER), registered.schemas);
    }

    @Test
    void aPluginGivesItsBlocksBackBeforeItWithdrawsItsSchemas() {
        Registered registered = new Registered();
        OwnChannels old = channels(new ChannelSchemas(registered));
        SlotProducer producer = old.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        registered.atWithdrawal(() -> assertTrue(producer.isClosed()));
        old.close();
        assertEquals(Set.of(), registered.producers);
    }

    @Test
    void anInterruptWaitsUntilAllIsGivenBack() {
        Registered registered = new Registered();
        OwnChannels old = channels(new ChannelSchemas(registered));
        old.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        AtomicBoolean disturbed = new AtomicBoolean();
        registered.atWithdrawal(() -> disturbed.set(Thread.currentThread().isInterrupted()));
        Thread.currentThread().interrupt();
        old.close();
        assertTrue(Thread.interrupted());
        assertFalse(disturbed.get());
    }

    @Test
    void whoIsGivingAllBackIsNotInterrupted() {
        Registered registered = new Registered();
        OwnChannels old = channels(new ChannelSchemas(registered));
        old.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        Thread leaving = Thread.currentThread();
        AtomicBoolean disturbed = new AtomicBoolean(true);
        registered.atWithdrawal(() -> disturbed.set(
                CompletableFuture.supplyAsync(() -> old.interrupt(leaving)).join()));
        old.close();
        assertFalse(disturbed.get());
    }

    private OwnChannels channels(ChannelSchemas schemas) {
        return new OwnChannels(
                hall.blocks,
                Schemas.frameTypes(),
                schemas,
                (channel, wishes) -> wishes,
                "meter",
                Membership.NONE,
                new Trail(new Steps()));
    }

    /** Who has registered what; and what happens before a withdrawal. */
    private static final class Registered extends Hall.AnySchema {

        private final Set<String> producers = new HashSet<>();
        private final Set<SchemaInfo> schemas = new HashSet<>();
        private Runnable first = () -> {};

        void atWithdrawal(Runnable work) {
            first = work;
        }

        @Override
        public RegisteredSchema register(SchemaInfo schema, String producer) {
            producers.add(producer);
            schemas.add(schema);
            return super.register(schema, producer);
        }

        @Override
        public void withdraw(String producer) {
            first.run();
            producers.remove(producer);
            schemas.clear();
        }
    }

    @Test
    void whatItClosesItselfIsNotHeldForIt() {
        channels.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        for (int round = 0; round <= Ends.MOST; round++) {
            channels.observe("bench.level").close();
        }
        assertFalse(channels.observe("bench.level").isClosed());
    }

    @Test
    void whoClosesNothingIsToldThatItLeaks() {
        channels.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> {
            for (int round = 0; round < Ends.MOST; round++) {
                channels.observe("bench.level");
            }
        });
        assertEquals(
                "meter leaks: it holds 256 ends of channels at once and asks for another;"
                        + " close those that are not used any more",
                refused.getMessage());
    }

    @Test
    void aLockThatItStillHoldsIsGivenBack() throws InterruptedException {
        channels.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        assertTrue(channels.lock("bench.level", 0).tryLock(Duration.ZERO).isPresent());
        assertFalse(anotherTakesTheLock());
        channels.close();
        assertTrue(anotherTakesTheLock());
    }

    /** On a thread of its own, since a lock belongs to a thread. */
    private boolean anotherTakesTheLock() throws InterruptedException {
        AtomicBoolean taken = new AtomicBoolean();
        OwnChannels others = hall.channels("other");
        Thread other = new Thread(
                () -> others.lock("bench.level", 0).tryLock(Duration.ZERO).ifPresent(guard -> taken.set(true)));
        other.start();
        other.join();
        return taken.get();
    }

    @Test
    void whatIsRefusedToWhoLeaksIsNotLeftOpen() {
        channels.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        for (int held = 1; held < Ends.MOST; held++) {
            channels.observe("bench.level");
        }
        assertThrows(
                IllegalStateException.class,
                () -> channels.consumer("bench.level", ReadPolicy.BEST_EFFORT, event -> {}));
        try (BlockObserver block = hall.blocks.observe(new BlockName("bench.level"))) {
            assertEquals(List.of(), block.consumers());
        }
    }

    @Test
    void whatAThreadDoesWhoseChannelsWereTakenAwayIsNoStep() {
        Steps steps = new Steps();
        Trail trail = new Trail(steps);
        hall.channels("probe", trail).revoke();
        trail.reached(Stage.ONLINE);
        assertEquals(List.of(), steps.latest());
    }

    @Test
    void whoseChannelsWereTakenAwayHasNothingToSayThere() {
        channels.revoke();
        assertThrows(IllegalStateException.class, () -> channels.notes("bench.level"));
    }

    @Test
    void itsEndsAreClosedTheLatestFirstAndEachSchemaWithdrawnOnce() {
        Steps steps = new Steps();
        Trail trail = new Trail(steps);
        OwnChannels own = hall.channels("probe", trail);
        List.of("bench.one", "bench.two").forEach(channel -> trail.reached(Stage.BLOCK, channel));
        own.producer("bench.one", OF_A_FILE, ChannelSpec.DEFAULT);
        own.producer("bench.two", OF_A_FILE, ChannelSpec.DEFAULT);
        assertThrows(BlockRefused.class, () -> own.producer("bench.two", OF_A_FILE, ChannelSpec.DEFAULT));
        int before = steps.latest().size();
        List<String> closed = new ArrayList<>();
        own.close();
        steps.latest().subList(before, steps.latest().size()).forEach(step -> closed.add(step.words()));
        List<String> expected = List.of(
                "block given back bench.two",
                "block given back bench.one",
                "schema withdrawn bench.two",
                "schema withdrawn bench.one");
        assertEquals(expected, closed);
    }

    @Test
    void itsEndsAreClosedWithAllOthers() {
        SlotProducer producer = channels.producer("bench.level", OF_A_FILE, ChannelSpec.DEFAULT);
        SlotConsumer consumer = channels.consumer("bench.level", ReadPolicy.BEST_EFFORT, event -> {});
        channels.close();
        assertTrue(producer.isClosed() && consumer.isClosed());
    }
}
