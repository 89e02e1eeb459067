package org.labhub.host.internal.broker;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
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
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.schema.Schema;
import org.labhub.api.security.Uid;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

class OriginTest {

    private static final BlockName NAME = new BlockName("demo.sine");
    private static final String HUB = "hub.test.00000001";
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
        blocks.create(BlockSpec.of(
                NAME.text(),
                ChannelSpec.DEFAULT,
                Schemas.frameTypes().of(Reading.class).schema(),
                WRITER.text()));
        block = blocks.observe(NAME);
        announcements.setBroker(broker());
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
        announcements.setDirectory((BrokerDirectory) Proxy.newProxyInstance(
                BrokerDirectory.class.getClassLoader(),
                new Class<?>[] {BrokerDirectory.class},
                (self, method, given) -> new Answered<>(detail(instance.getAsLong()))));
    }

    private static ChannelDetail detail(long instance) {
        ChannelOffer offer = new ChannelOffer(
                NAME,
                Transport.SHM,
                NAME.text(),
                instance,
                0,
                SchemaTag.NONE,
                SchemaTag.NONE,
                ReadPolicy.BEST_EFFORT,
                WRITER,
                "demo",
                Map.of());
        return new ChannelDetail(
                new ChannelInfo(offer, 1, "here", HUB, 0), RegistrationState.LIVE, Map.of(), List.of());
    }

    private void check() {
        new Origin(announcements, block).check();
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
    void whatTheBrokerHearsSoonAfterIsRead() {
        long[] asked = {0};
        brokerNames(() -> asked[0]++ < 1 ? 0 : block.info().instance());
        assertDoesNotThrow(this::check);
    }

    @Test
    void withoutABrokerAnyBlockIsRead() {
        assertDoesNotThrow(this::check);
    }
}
