package org.labhub.itests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.driver.sine.internal.SineInstrument;
import org.labhub.itests.console.Visitor;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubProcess;

/** A sine generator whose configuration is right, wrong, edited, refused and mended. */
final class SettingsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "seven grey pelicans";
    private static final String PID = "org.labhub.driver.sine~left";

    @TempDir
    private Path base;

    private HubProcess start(String values) throws IOException, URISyntaxException {
        Path jar = Path.of(SineInstrument.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.copy(jar, Files.createDirectories(base.resolve("deploy")).resolve("sine.jar"));
        configure(values);
        return HubProcess.start(base);
    }

    private void configure(String values) throws IOException {
        Path local = Files.createDirectories(base.resolve("conf/local"));
        Files.writeString(
                local.resolve("configuration.json"),
                "{ \"org.labhub.shm\": { \"folder\": \"%s\" }, \"%s\": { %s } }"
                        .formatted(base.resolve("blocks"), PID, values));
    }

    private List<String> log() {
        try {
            return Files.readAllLines(base.resolve("data/log/labhub.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long told(String sentence) {
        return log().stream().filter(line -> line.contains(sentence)).count();
    }

    private void awaitTold(int times, String sentence) {
        Await.until(PATIENCE, () -> told(sentence) >= times, () -> String.join("\n", log()));
    }

    private static void edit(Visitor visitor, String frequency) {
        int status = visitor.post(
                        "/configMgr/" + PID,
                        "apply=true&propertylist=channel,frequency&channel=a.left&frequency=" + frequency)
                .statusCode();
        assertTrue(status < 400, "the console answered " + status);
    }

    @Test
    void anUnknownKeyInAFileStopsTheInstanceWithTheRule() throws Exception {
        try (HubProcess hub = start("\"channel\": \"a.left\", \"freqency\": 2")) {
            awaitTold(
                    1,
                    "the configuration " + PID + " is refused: unknown key \"freqency\": "
                            + "org.labhub.driver.sine takes channel, frequency, rate");
            awaitTold(1, "sine.jar is waiting: needs a configuration org.labhub.driver.sine");
            assertTrue(hub.isAlive());
        }
    }

    @Test
    void aRefusedEditStopsTheInstanceAndARightOneStartsItAgain() throws Exception {
        setPassword();
        try (HubProcess hub = start("\"channel\": \"a.left\"")) {
            Visitor visitor = new Visitor(hub.address("/"));
            visitor.typePatiently(PASSWORD);
            awaitTold(1, "sine.jar is running");
            edit(visitor, "fast");
            awaitTold(1, PID + " is refused: frequency is not a number: fast");
            awaitTold(1, "sine.jar is waiting: needs a configuration");
            edit(visitor, "5");
            awaitTold(1, PID + " is accepted now");
            awaitTold(2, "sine.jar is running");
        }
    }

    @Test
    void anEditOutlivesARestartAndHidesTheFile() throws Exception {
        setPassword();
        try (HubProcess hub = start("\"channel\": \"a.left\", \"frequency\": 2")) {
            Visitor visitor = new Visitor(hub.address("/"));
            visitor.typePatiently(PASSWORD);
            edit(visitor, "7.25");
        }
        configure("\"channel\": \"a.left\", \"frequency\": 3, \"rate\": 50");
        try (HubProcess hub = HubProcess.start(base)) {
            Visitor visitor = new Visitor(hub.address("/"));
            visitor.typePatiently(PASSWORD);
            String shown = visitor.post("/configMgr/" + PID, "post=true").body();
            assertTrue(shown.contains("7.25"), shown);
            assertTrue(shown.contains("50"), shown);
        }
    }

    @Test
    void aFileThatIsNoJsonIsLeftOutAndSaysWhy() throws Exception {
        try (HubProcess hub = start("oops")) {
            awaitTold(1, "configuration.json is refused: the file is left out: it is no JSON");
            assertTrue(hub.isAlive());
        }
    }

    private void setPassword() throws IOException, InterruptedException {
        HubCommand set = HubCommand.type(PASSWORD + "\n", "passwd", "--base", base.toString(), "--stdin");
        assertEquals(0, set.exitCode(), set.text());
    }
}
