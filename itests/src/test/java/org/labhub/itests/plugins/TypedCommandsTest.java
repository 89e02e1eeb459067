package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.driver.thermometer.internal.ThermometerInstrument;
import org.labhub.itests.hub.HubTerminal;
import org.labhub.listener.peak.internal.PeakMeter;

/** The commands about instruments and channels, typed into the shell of a hub with a sine generator and a peak meter. */
final class TypedCommandsTest {

    private static final String CONFIGURATION = """
            {
              ":configurator:resource-version": 1,
              ":configurator:symbolic-name": "org.labhub.test",
              ":configurator:version": "1.0.0",
              "org.labhub.shm": { "folder": "%s" },
              "org.labhub.driver.sine~test": { "channel": "test.sine", "rate:Double": 200.0 },
              "org.labhub.listener.peak": { "listens.to": "test.sine" }
            }
            """;

    private static final String IN_ORDER = "(?s).* %s .* %s .* %s .* %s.*";

    @TempDir
    private static Path base;

    private static HubTerminal terminal;

    @BeforeAll
    static void start() throws IOException {
        Path deploy = Files.createDirectories(base.resolve("deploy"));
        SineJar.copyTo(deploy);
        Files.copy(SineJar.of(PeakMeter.class), deploy.resolve("peak.jar"));
        Files.copy(SineJar.of(ThermometerInstrument.class), deploy.resolve("thermometer.jar"));
        Path local = Files.createDirectories(base.resolve("conf/local"));
        Files.writeString(local.resolve("configuration.json"), CONFIGURATION.formatted(base.resolve("blocks")));
        terminal = HubTerminal.open(base);
    }

    @AfterAll
    static void end() {
        terminal.close();
    }

    @BeforeEach
    void everybodyWorks() {
        terminal.ask("labhub:channel test.sine", said -> said.contains("live") && said.contains("read by cons.peak."));
    }

    @Test
    void instrumentsShowsWhoIsThere() {
        terminal.ask(
                "labhub:instruments",
                said -> said.contains("test  ONLINE") && said.contains("peak  listens to test.sine  ATTACHED"));
    }

    @Test
    void anInstrumentIsStoppedAndStartedButNotRetriedInBetween() {
        assertTrue(terminal.ask("labhub:stop test").contains("test is STOPPED"));
        assertTrue(terminal.ask("labhub:retry test").contains("test is stopped, so there is nothing to retry"));
        assertTrue(terminal.ask("labhub:instrument test").contains("test is STOPPED"));
        assertFalse(terminal.ask("labhub:start test").contains("STOPPED"));
    }

    @Test
    void anInstrumentsStepsAreShownThereAndBack() {
        String there = terminal.ask(
                "labhub:instrument test", said -> said.contains("heartbeat test.sine") && !said.contains("given back"));
        assertTrue(there.matches(IN_ORDER.formatted("service got", "open", "schema registered", "block ready")), there);
        terminal.ask("labhub:stop test");
        String back =
                IN_ORDER.formatted("heartbeat ended", "block given back", "schema withdrawn", "service given back");
        terminal.ask("labhub:instrument test", said -> said.matches(back));
        assertFalse(terminal.ask("labhub:start test").contains("STOPPED"));
    }

    @Test
    void anInstrumentIsRetriedAtOnce() {
        assertFalse(terminal.ask("labhub:retry test").contains("STOPPED"));
        terminal.ask("labhub:instrument test", said -> said.contains("test is ONLINE"));
    }

    @Test
    void whoeverIsNotInQuarantineIsNotReleased() {
        assertTrue(terminal.ask("labhub:release test").contains("there is nothing to release"));
    }

    @Test
    void whySaysWhatTheBlockAndTheBrokerKnow() {
        terminal.ask(
                "labhub:why test",
                said -> said.contains("block test.sine, generation 1")
                        && said.matches("(?s).*broker tcp://127.0.0.1:\\d+ connected.*")
                        && said.matches("(?s).*broker on test.sine: live, offered by prod.test.*, 1 consumers.*"));
    }

    @Test
    void whyOfAPluginWithoutItsConfigurationSaysWhatItWaitsFor() {
        String waits = "thermometer of bundle org.labhub.driver.thermometer waits for a configuration:"
                + " give it one of org.labhub.driver.thermometer";
        terminal.ask("labhub:why thermometer", said -> said.strip().equals(waits));
    }

    @Test
    void tapPrintsFrames() {
        String said = terminal.ask("labhub:tap --csv -n 2 test.sine");
        assertTrue(said.matches("(?s)sequence,volts.*\n\\d+,-?\\d.*"), said);
    }

    @Test
    void tapSaysWhatARateIs() {
        String said = terminal.ask("labhub:tap --rate test.sine");
        assertTrue(said.contains("--rate must be followed by a whole number"), said);
    }

    @Test
    void tapAsksForTheChannel() {
        String said = terminal.ask("labhub:tap --rate 5");
        assertTrue(said.contains("which channel?"), said);
    }

    @Test
    void aClosedChannelIsNoLongerOffered() {
        assertTrue(terminal.ask("labhub:channel --close test.sine").contains("test.sine is closed."));
        String said = terminal.ask("labhub:channel test.sine");
        assertTrue(said.contains("CHANNEL_NOT_FOUND") || said.contains("nobody"), said);
        assertFalse(terminal.ask("labhub:retry test").contains("STOPPED"));
    }
}
