package org.labhub.host.internal.broker;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.ChannelDetail;
import org.labhub.api.broker.ChannelInfo;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.RegistrationState;
import org.labhub.api.broker.SchemaTag;
import org.labhub.api.broker.Transport;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.schema.Schema;
import org.labhub.api.security.Uid;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

class OriginTest {

    private static final BlockName NAME = new BlockName("demo.sine");
    private static final String HUB = "hub.test.00000001";
    private static final String FAR = "hub.far.00000001";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Uid WRITER = new Uid("prod.demo.00000001");

    /** Only its place is wanted. */
    @Schema(id = "test.origin", version = "1.0.0")
    record Reading(double value) {}

    private final Announcements announcements = new Announcements(new Named());

    private MappedBlocks blocks;
    private BlockObserver block;

    @BeforeEach
    void open(@TempDir Path folder) {
        blocks = MappedBlocks.in(folder.resolve("blocks"), HUB, "test", Schemas.parser());
        create(blocks);
        block = blocks.observe(NAME);
        announcements.setBroker(broker());
    }

    private static void create(MappedBlocks in) {
        in.create(BlockSpec.of(
                NAME.text(),
                ChannelSpec.DEFAULT,
                Schemas.frameTypes().of(Reading.class).schema(),
                WRITER.text()));
    }

    @AfterEach
    void close() {
        announcements.stop();
        blocks.close();
    }

    private static BrokerClient broker() {
        return (BrokerClient) Proxy.newProxyInstance(
                BrokerClient.class.getClassLoader(), new Class<?>[] {BrokerClient.class}, (self, method, given) -> {
                    return new Connection(Connection.State.CONNECTED, Instant.EPOCH, "", "");
                });
    }

    /** Names this instance as the channel's, as often as it is asked. */
    private void brokerNames(LongSupplier instance) {
        brokerSays(() -> detail(instance.getAsLong(), WRITER, HUB));
    }

    private void brokerSays(Supplier<ChannelDetail> answer) {
        announcements.setDirectory((BrokerDirectory) Proxy.newProxyInstance(
                BrokerDirectory.class.getClassLoader(),
                new Class<?>[] {BrokerDirectory.class},
                (self, method, given) -> new Answered<>(answer.get())));
    }

    private static ChannelDetail detail(long instance, Uid writer, String hub) {
        ChannelOffer offer = new ChannelOffer(
                NAME,
                Transport.SHM,
                NAME.text(),
                instance,
                0,
                SchemaTag.NONE,
                SchemaTag.NONE,
                ReadPolicy.BEST_EFFORT,
                writer,
                "demo",
                Map.of());
        return new ChannelDetail(
                new ChannelInfo(offer, 1, "here", hub, 0), RegistrationState.LIVE, Map.of(), List.of());
    }

    private void check() {
        new Origin(announcements, block, SOON).check();
    }

    @Test
    void theBlockThatTheBrokerNamesIsRead() {
        brokerNames(block.info()::instance);
        assertDoesNotThrow(this::check);
    }

    @Test
    void anotherBlockOfTheSameNameIsRefused() {
        brokerNames(() -> block.info().instance() + 1);
        BlockRefused refused = assertThrows(BlockRefused.class, this::check);
        assertEquals(Reason.FOREIGN, refused.reason());
    }

    @Test
    void aNewWriterIsHeldAgainstWhatTheBrokerSays() {
        Uid other = new Uid("prod.other.00000001");
        brokerSays(() -> detail(block.info().instance(), other, HUB));
        List<ChannelEvent> told = new ArrayList<>();
        ChannelEventHandler handler = new Origin(announcements, block, SOON).before(told::add);
        handler.onEvent(new ChannelEvent.Gap(1, 1));
        assertThrows(BlockRefused.class, () -> handler.onEvent(new ChannelEvent.WriterChanged(2)));
        assertEquals(List.of(new ChannelEvent.Gap(1, 1)), told);
    }

    @Test
    void anotherHubsBrokerMayNameABlockOfThisOne() {
        brokerSays(() -> detail(block.info().instance(), WRITER, FAR));
        assertDoesNotThrow(this::check);
    }

    @Test
    void aBlockOfAnotherHubThanTheBrokersIsRefused(@TempDir Path folder) {
        try (MappedBlocks theirs = MappedBlocks.in(folder.resolve("theirs"), FAR, "test", Schemas.parser())) {
            create(theirs);
            block = theirs.observe(NAME);
            brokerNames(block.info()::instance);
            assertEquals(
                    Reason.FOREIGN,
                    assertThrows(BlockRefused.class, this::check).reason());
        }
    }

    @Test
    void whatTheBrokerHearsSoonAfterIsRead() {
        long[] asked = {0};
        brokerNames(() -> asked[0]++ < 2 ? 0 : block.info().instance());
        assertDoesNotThrow(() -> new Origin(announcements, block, LONG).check());
    }

    @Test
    void withoutABrokerAnyBlockIsRead() {
        assertDoesNotThrow(this::check);
    }
}
