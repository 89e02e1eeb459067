package org.labhub.host.internal.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.labhub.api.broker.BrokerRefused;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.Registration;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.instrument.LifeStep;
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.steps.Steps;
import org.labhub.host.internal.steps.Trail;
import org.labhub.schema.Schemas;

/** What a plug-in leaves in memory and at the broker when it is refused, and when it is gone for good. */
final class AnnouncedBlocksTest {

    private static final BlockName VOLTS = new BlockName("bench.volts");

    @Schema(id = "test.volts", version = "1.0.0")
    record Volts(double volts) {}

    private final Announcements announcements = new Announcements(new Named());
    private final Map<BlockName, Runnable> endings = new HashMap<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Steps steps = new Steps();
    private boolean forbids;
    private Hall hall;
    private AnnouncedBlocks blocks;

    @BeforeEach
    void open(@TempDir Path folder) {
        hall = new Hall(folder);
        announcements.setBroker((BrokerClient) Proxy.newProxyInstance(
                BrokerClient.class.getClassLoader(),
                new Class<?>[] {BrokerClient.class},
                (self, method, given) -> method.getName().equals("register")
                        ? registered()
                        : new Connection(Connection.State.CONNECTED, Instant.EPOCH, "", "")));
        blocks = new AnnouncedBlocks(hall.blocks, announcements, "meter", endings::put, any -> false, new Trail(steps));
    }

    @AfterEach
    void close() {
        announcements.stop();
        hall.close();
    }

    private Answered<Registration> registered() {
        if (forbids) {
            throw new BrokerRefused("FORBIDDEN", "not you", "", "Ask for it.");
        }
        return new Answered<>(new Taken(seen, () -> true));
    }

    private SlotProducer producer() {
        return producer(VOLTS.text());
    }

    private SlotProducer producer(String channel) {
        return blocks.create(BlockSpec.of(
                channel,
                ChannelSpec.DEFAULT,
                Schemas.frameTypes().of(Volts.class).schema(),
                "meter"));
    }

    private void itIsGoneForGood() {
        Optional.ofNullable(endings.get(VOLTS)).orElseThrow().run();
    }

    private boolean isHeld() {
        try (BlockObserver block = hall.blocks.observe(VOLTS)) {
            return block.writer().isPresent();
        }
    }

    @Test
    void whatTheBrokerForbidsIsNotKept() {
        forbids = true;
        assertEquals(
                Reason.FORBIDDEN,
                assertThrows(BlockRefused.class, this::producer).reason());
        assertFalse(isHeld());
    }

    @Test
    void whoIsGoneForGoodEndsItsChannel() {
        producer().close();
        itIsGoneForGood();
        assertEquals(List.of(), hall.blocks.names());
        assertTrue(seen.contains("closed"));
    }

    @Test
    void unlessSomebodyElseWritesThereByNow() {
        producer();
        itIsGoneForGood();
        assertEquals(List.of(VOLTS), hall.blocks.names());
        assertFalse(seen.contains("closed"));
    }

    @Test
    void orItHasEndedAlready() {
        producer().close();
        hall.blocks.retire(VOLTS);
        itIsGoneForGood();
        assertEquals(List.of(), hall.blocks.names());
    }

    @Test
    void allIsTakenBackTheLatestFirst() {
        producer();
        producer("bench.amps");
        blocks.takeBack();
        List<String> withdrawn = steps.latest().stream()
                .map(LifeStep::words)
                .filter(step -> step.startsWith("withdrawn"))
                .toList();
        assertEquals(
                List.of("withdrawn from the broker bench.amps", "withdrawn from the broker bench.volts"), withdrawn);
    }
}
