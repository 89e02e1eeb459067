package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.broker.BrokerEvent.Broadcast;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.ChannelDetail;
import org.labhub.api.broker.ConsumerOffer;
import org.labhub.api.broker.RegistrationState;
import org.labhub.api.broker.SchemaTag;
import org.labhub.api.broker.Transport;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.security.Uid;
import org.labhub.broker.client.ClientSettings;
import org.labhub.broker.client.ZmqBrokerClient;
import org.labhub.security.LocalConnection;
import org.labhub.security.LocalConnection.Entrance;

/** What a hub's broker knows of the plug-ins that were dropped into it, asked from another process of the same user. */
@WithBench
final class KnownToTheBrokerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private SineBench bench;
    private ZmqBrokerClient client;

    @BeforeEach
    void start(SineBench shared) throws IOException {
        bench = shared;
        bench.dropDriver();
        bench.hub.awaitBroker(bench.base());
        client = connected();
    }

    private ZmqBrokerClient connected() throws IOException {
        Entrance entrance = LocalConnection.ofBase(bench.base()).read();
        return ZmqBrokerClient.open(
                new ClientSettings(entrance.address(), entrance.broker(), entrance.mine(), "test", SOON));
    }

    @AfterEach
    void end() {
        client.close();
    }

    private Optional<ChannelDetail> channel() {
        try {
            return Optional.of(client.channel("test.sine").within(SOON));
        } catch (BrokerException notYet) {
            return Optional.empty();
        }
    }

    private ChannelDetail once(Predicate<ChannelDetail> condition) {
        List<ChannelDetail> found = new ArrayList<>();
        bench.until(() -> channel().filter(condition).map(found::add).isPresent());
        return found.get(0);
    }

    private ChannelDetail live() {
        return once(found -> found.state() == RegistrationState.LIVE);
    }

    @Test
    void aDriversChannelIsLiveWithItsSchemaCited() {
        assertEquals(
                SchemaTag.of(SineBench.READINGS.schema()), live().info().offer().schema());
    }

    @Test
    void itsHeartbeatTellsHowManyFramesThereAre() {
        ChannelDetail found = once(channel -> channel.counters().getOrDefault("committed", 0L) > 100);
        assertTrue(found.counters().get("committed")
                <= bench.channel().orElseThrow().committed());
    }

    @Test
    void itsBlockBearsTheUidThatTheBrokerNames() {
        String named = live().info().offer().uid().text();
        assertEquals(named, bench.channel().orElseThrow().writer().orElseThrow().name());
    }

    @Test
    void itsBlockBearsTheUidOfTheHub() {
        assertEquals(live().info().hub(), bench.channel().orElseThrow().info().hub());
    }

    @Test
    void aListenerIsKnownAsItsConsumer() throws IOException {
        bench.dropListener();
        ChannelDetail found = once(channel -> channel.consumers().stream()
                .anyMatch(reader -> reader.counters().getOrDefault("read", 0L) > 0));
        assertEquals("peak", found.consumers().get(0).name());
    }

    @Test
    void theChannelOfADriverThatIsBrokenByItsUpdateWaitsForTheNext() throws IOException {
        live();
        bench.dropDriverWithoutItsComponent();
        once(found -> found.state() == RegistrationState.UPDATING);
        bench.dropDriver();
        assertEquals(RegistrationState.LIVE, live().state());
    }

    @Test
    void whoCannotSleepOnTheBlockIsToldThatThereIsData() throws InterruptedException {
        live();
        Uid script = new Uid("cons.script.00000001");
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        client.listen(event -> {
            if (event instanceof Broadcast said && said.text().equals("data")) {
                told.add(said.data());
            }
        });
        client.attach(new ConsumerOffer(
                        SineBench.CHANNEL, Transport.SHM, SchemaTag.NONE, ReadPolicy.LATEST_ONLY, script, "script"))
                .within(SOON)
                .live(Map::of);
        long first = Long.parseLong(String.valueOf(told.poll(60, TimeUnit.SECONDS)));
        long second = Long.parseLong(String.valueOf(told.poll(60, TimeUnit.SECONDS)));
        assertTrue(0 < first && first < second, first + " " + second);
    }

    @Test
    void aRemovedDriversChannelIsWithdrawnAtOnce() throws IOException {
        live();
        bench.removeDriver();
        bench.until(() -> channel().isEmpty());
        bench.until(() -> bench.channel().isEmpty());
    }

    /** The broker is told before the block is given back. */
    private void awaitNoWriter() {
        bench.until(() -> bench.channel().orElseThrow().writer().isEmpty());
    }

    @Test
    void aBlockThatAnotherWritesThanTheBrokerSaysIsRefused() throws IOException {
        live();
        bench.dropDriverWithoutItsComponent();
        once(found -> found.state() == RegistrationState.UPDATING);
        awaitNoWriter();
        try (SlotProducer foreign =
                bench.blocks.takeOver(SineBench.CHANNEL, SineBench.READINGS.schema(), "stranger", SOON)) {
            bench.dropListener();
            bench.hub.awaitOutput("it is written by stranger, but the broker names prod.test.");
            bench.until(() -> bench.channel().orElseThrow().consumers().isEmpty());
            assertEquals("test.sine", foreign.channel());
        }
    }

    @Test
    void aReaderLeavesABlockThatAnotherBeginsToWrite() throws IOException {
        bench.dropListener();
        once(found ->
                found.state() == RegistrationState.LIVE && !found.consumers().isEmpty());
        bench.dropDriverWithoutItsComponent();
        awaitNoWriter();
        try (SlotProducer foreign =
                bench.blocks.takeOver(SineBench.CHANNEL, SineBench.READINGS.schema(), "intruder", SOON)) {
            foreign.write(SOON, slot -> {});
            bench.hub.awaitOutput("it is written by intruder, but the broker names prod.test.");
            bench.until(() -> bench.channel().orElseThrow().consumers().isEmpty());
        }
    }

    @Test
    void aBlockOfAnotherHubIsRefused() throws IOException {
        String producer = live().info().offer().uid().text();
        bench.dropDriverWithoutItsComponent();
        once(found -> found.state() == RegistrationState.UPDATING);
        awaitNoWriter();
        bench.blocks.retire(SineBench.CHANNEL);
        BlockSpec same = BlockSpec.of("test.sine", ChannelSpec.DEFAULT, SineBench.READINGS.schema(), producer);
        try (SlotProducer foreign = bench.blocks.create(same)) {
            bench.dropListener();
            bench.hub.awaitOutput("it is a block of hub, but the broker is that of hub.");
            bench.until(() -> bench.channel().orElseThrow().consumers().isEmpty());
            assertEquals("test.sine", foreign.channel());
        }
    }

    @Test
    void framesFlowWithoutABroker(@TempDir Path base) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SineBench alone = new SineBench(base, "tcp://127.0.0.1:" + taken.getLocalPort())) {
            alone.dropDriver();
            alone.dropListener();
            alone.until(() -> alone.channel()
                    .filter(block -> block.consumers().stream().anyMatch(reader -> reader.read() >= 100))
                    .isPresent());
        }
    }
}
