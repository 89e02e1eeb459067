package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.broker.ChannelDetail;
import org.labhub.api.broker.RegistrationState;
import org.labhub.broker.client.ClientSettings;
import org.labhub.broker.client.ZmqBrokerClient;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubProcess;
import org.labhub.listener.peak.internal.PeakMeter;
import org.labhub.security.LocalConnection;
import org.labhub.security.LocalConnection.Entrance;

/** A hub that names the broker of another one in its configuration. */
final class SecondHubTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONFIGURATION = """
            {
              ":configurator:resource-version": 1,
              ":configurator:symbolic-name": "org.labhub.test",
              ":configurator:version": "1.0.0",
              "org.labhub.shm": { "folder": "%s" },
              "org.labhub.broker.client": { "broker": "%s %s" },
              "org.labhub.driver.sine~test": { "channel": "test.sine", "rate:Double": 200.0 },
              "org.labhub.listener.peak": { "listens.to": "test.sine" }
            }
            """;

    private static String keys(Path base, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(words));
        line.add(0, "keys");
        line.addAll(List.of("--base", base.toString()));
        HubCommand done = HubCommand.run(line.toArray(String[]::new));
        assertEquals(0, done.exitCode(), done.text());
        return done.text().strip();
    }

    private static void configure(Path base, Entrance first) throws IOException {
        Path deploy = Files.createDirectories(base.resolve("deploy"));
        SineJar.copyTo(deploy);
        Files.copy(SineJar.of(PeakMeter.class), deploy.resolve("peak.jar"));
        Path local = Files.createDirectories(base.resolve("conf/local"));
        Files.writeString(
                local.resolve("configuration.json"),
                CONFIGURATION.formatted(base.resolve("blocks"), first.address(), first.broker()));
    }

    @Test
    void itsChannelsAreKnownToTheBrokerThatItNames(@TempDir Path first, @TempDir Path second) throws Exception {
        try (HubProcess hub = HubProcess.start(first)) {
            hub.awaitBroker(first);
            Entrance entrance = LocalConnection.ofBase(first).read();
            keys(first, "trust", "second", keys(second, "show", "--hub"), "instrument");
            configure(second, entrance);
            try (HubProcess other = HubProcess.start(second);
                    ZmqBrokerClient client = ZmqBrokerClient.open(ClientSettings.elsewhere(
                            entrance.address() + " " + entrance.broker(), entrance.mine(), "test", SOON))) {
                Await.until(PATIENCE, () -> isReadThere(client), other::output);
            }
        }
    }

    private static boolean isReadThere(ZmqBrokerClient client) {
        return client.channels().within(SOON).stream()
                        .anyMatch(found -> found.channel().equals("test.sine"))
                && isRead(client.channel("test.sine").within(SOON));
    }

    private static boolean isRead(ChannelDetail found) {
        return found.state() == RegistrationState.LIVE
                && found.consumers().stream()
                        .anyMatch(reader -> reader.counters().getOrDefault("read", 0L) > 0);
    }
}
