package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.ChannelDetail;
import org.labhub.api.broker.RegistrationState;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.broker.client.ClientSettings;
import org.labhub.broker.client.ZmqBrokerClient;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.FreePort;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubProcess;
import org.labhub.itests.plugins.SineBench.Reading;
import org.labhub.listener.peak.internal.PeakMeter;
import org.labhub.schema.Schemas;
import org.labhub.security.LocalConnection;
import org.labhub.security.LocalConnection.Entrance;
import org.labhub.shm.MappedBlocks;

/**
 * A hub that names the broker of another one in its configuration: four processes with two readers of its channel, some of which
 * are killed and started again.
 */
final class SecondHubTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CONFIGURATION = """
            {
              ":configurator:resource-version": 1,
              ":configurator:symbolic-name": "org.labhub.test",
              ":configurator:version": "1.0.0",
              "org.labhub.shm": { "folder": "%s" },
              "org.labhub.broker.client": { "broker": "%s %s" },
              "org.labhub.channel~test.sine": { "capacity:Integer": 65536 },
              "org.labhub.driver.sine~test": { "channel": "test.sine", "rate:Double": 200.0 },
              "org.labhub.listener.peak": { "listens.to": "test.sine" }
            }
            """;

    private static HubProcess broker;
    private static HubProcess producer;
    private static String address;
    private static MappedBlocks blocks;

    @TempDir
    private static Path first;

    @TempDir
    private static Path second;

    @BeforeAll
    static void start() throws Exception {
        broker = HubProcess.startWithBrokerAt("tcp://127.0.0.1:" + FreePort.any(), first);
        broker.awaitBroker(first);
        Entrance entrance = LocalConnection.ofBase(first).read();
        address = entrance.address();
        keys(first, "trust", "second", keys(second, "show", "--hub"), "instrument");
        Path deploy = Files.createDirectories(second.resolve("deploy"));
        SineJar.copyTo(deploy);
        Files.copy(SineJar.of(PeakMeter.class), deploy.resolve("peak.jar"));
        Files.writeString(
                Files.createDirectories(second.resolve("conf/local")).resolve("configuration.json"),
                CONFIGURATION.formatted(second.resolve("blocks"), entrance.address(), entrance.broker()));
        producer = HubProcess.start(second);
        blocks = MappedBlocks.in(second.resolve("blocks"), "hub", "test", Schemas.parser());
        awaitFrames(1);
        awaitLive();
    }

    @AfterAll
    static void end() {
        blocks.close();
        producer.close();
        broker.close();
    }

    private static String keys(Path base, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("keys"));
        line.addAll(List.of(words));
        line.addAll(List.of("--base", base.toString()));
        HubCommand done = HubCommand.run(line.toArray(String[]::new));
        assertEquals(0, done.exitCode(), done.text());
        return done.text().strip();
    }

    private static void kill(HubProcess hub) throws Exception {
        hub.signal("KILL");
        hub.exitCode();
        hub.close();
    }

    private static long committed() {
        try (BlockObserver block = blocks.observe(SineBench.CHANNEL)) {
            return block.committed();
        } catch (BlockRefused notYet) {
            return 0;
        }
    }

    private static void awaitFrames(long more) {
        long before = committed();
        Await.until(PATIENCE, () -> committed() >= before + more, producer::output);
    }

    private static void awaitLive() {
        Await.until(
                PATIENCE,
                () -> known().filter(found -> found.state() == RegistrationState.LIVE)
                        .isPresent(),
                producer::output);
    }

    /** What the broker of the first hub knows of the channel of the second. */
    private static Optional<ChannelDetail> known() {
        try (ZmqBrokerClient client = client()) {
            return Optional.of(client.channel("test.sine").within(SOON));
        } catch (BrokerException | IOException notYet) {
            return Optional.empty();
        }
    }

    private static ZmqBrokerClient client() throws IOException {
        Entrance entrance = LocalConnection.ofBase(first).read();
        return ZmqBrokerClient.open(
                new ClientSettings(entrance.address(), entrance.broker(), entrance.mine(), "test", SOON));
    }

    /** Another process that prints the number of each frame it reads. */
    private static Process reader() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Path.of("..", "docs", "examples", "ReadSine.java").toString(),
                        second.resolve("blocks").toString(),
                        SineBench.CHANNEL.text())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void assertWithoutAHole(List<Long> sequences) {
        long from = sequences.get(0);
        assertEquals(LongStream.range(from, from + sequences.size()).boxed().toList(), sequences);
    }

    @Test
    void framesReachTwoProcessesWithoutAHoleWhileTheBrokerIsKilledAndStartedAgain() throws Exception {
        List<Long> there = new CopyOnWriteArrayList<>();
        List<Long> here = new ArrayList<>();
        Process other = reader();
        Thread lines = new Thread(() -> note(other, there));
        try (Consumer<Reading> consumer = blocks.attach(
                        SineBench.CHANNEL, new ConsumerSpec("here", ReadPolicy.BEST_EFFORT, event -> {}))
                .as(SineBench.READINGS)) {
            lines.start();
            Await.until(PATIENCE, () -> !there.isEmpty(), producer::output);
            kill(broker);
            broker = HubProcess.startWithBrokerAt(address, first);
            awaitLive();
            long sofar = committed();
            while (here.isEmpty() || here.get(here.size() - 1) < sofar) {
                consumer.await(SOON);
                consumer.poll((reading, info) -> here.add(info.sequence()), 64);
            }
            Await.until(PATIENCE, () -> there.get(there.size() - 1) >= sofar, producer::output);
        } finally {
            other.destroyForcibly().waitFor();
            lines.join();
        }
        assertWithoutAHole(here);
        assertWithoutAHole(there);
    }

    private static void note(Process reader, List<Long> sequences) {
        try (BufferedReader lines = reader.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sequences.add(Long.parseLong(line.substring(0, line.indexOf(' '))));
            }
        } catch (IOException ended) {
            // it was killed
        }
    }

    @Test
    void itsChannelsAreKnownToTheBrokerThatItNames() {
        Await.until(PATIENCE, () -> known().filter(SecondHubTest::isRead).isPresent(), producer::output);
    }

    private static boolean isRead(ChannelDetail found) {
        return found.consumers().stream().anyMatch(reader -> reader.counters().getOrDefault("read", 0L) > 0);
    }

    @Test
    void aHubThatWasKilledComesBackToTheSameInstruments() throws Exception {
        kill(producer);
        long before = committed();
        producer = HubProcess.start(second);
        awaitFrames(10);
        assertTrue(committed() >= before + 10, "the same block goes on");
        try (BlockObserver block = blocks.observe(SineBench.CHANNEL)) {
            String writer = block.writer().orElseThrow().name();
            assertTrue(writer.startsWith("prod.test."), writer);
        }
        awaitLive();
    }
}
