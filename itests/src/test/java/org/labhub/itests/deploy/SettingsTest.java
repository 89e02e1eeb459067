package org.labhub.itests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.console.Visitor;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubLog;
import org.labhub.itests.hub.HubProcess;
import org.labhub.itests.plugins.SineJar;

/** A sine generator whose configuration is right, wrong, edited over a restart, and checked. */
final class SettingsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "seven grey pelicans";
    private static final String PID = "org.labhub.driver.sine~left";

    @TempDir
    private Path base;

    private HubProcess start(String values) throws IOException {
        dropDriver();
        configure(values);
        return HubProcess.start(base);
    }

    private void dropDriver() throws IOException {
        SineJar.copyTo(Files.createDirectories(base.resolve("deploy")));
    }

    private void configure(String values) throws IOException {
        Path local = Files.createDirectories(base.resolve("conf/local"));
        Files.writeString(
                local.resolve("configuration.json"),
                "{ \"org.labhub.shm\": { \"folder\": \"%s\" }, \"%s\": { %s } }"
                        .formatted(base.resolve("blocks"), PID, values));
    }

    private List<String> log() {
        return HubLog.of(base);
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
    void anEditOutlivesARestartAndHidesTheFile() throws Exception {
        setPassword();
        try (HubProcess hub = start("\"channel\": \"a.left\", \"frequency\": 2")) {
            Path block = base.resolve("blocks/a.left.block");
            Await.until(PATIENCE, () -> Files.exists(block), hub::output);
            Visitor visitor = new Visitor(hub.address("/"));
            visitor.typePatiently(PASSWORD);
            edit(visitor, "7.25");
        }
        configure("\"channel\": \"a.left\", \"frequency\": 3, \"rate\": 50");
        try (HubProcess hub = HubProcess.start(base)) {
            Visitor visitor = new Visitor(hub.address("/"));
            visitor.typePatiently(PASSWORD);
            Await.until(
                    PATIENCE,
                    () -> shown(visitor).contains("7.25") && shown(visitor).contains("50"),
                    () -> shown(visitor));
        }
    }

    private static String shown(Visitor visitor) {
        return visitor.post("/configMgr/" + PID, "post=true").body();
    }

    @Test
    void theCheckSaysWhatAStartWouldRefuse() throws Exception {
        HubCommand check = checked("\"channel\": \"a.left\", \"freqency\": 2");
        assertEquals(1, check.exitCode(), check::text);
        String file = base.resolve("conf/local/configuration.json").toString();
        String fault =
                PID + " is refused: unknown key \"freqency\": org.labhub.driver.sine takes channel, frequency, rate;"
                        + " mend it in " + file;
        assertTrue(check.text().contains(fault), check::text);
    }

    @Test
    void theCheckKnowsRangesOfTheHubsOwnConfigurations() throws Exception {
        HubCommand check = checked("\"channel\": \"a.left\" }, \"org.labhub.console\": { \"idle.minutes\": 0");
        assertEquals(1, check.exitCode(), check::text);
        assertTrue(check.text().contains("idle.minutes is 0, which is below the least allowed, 1"), check::text);
    }

    @Test
    void theCheckAcceptsWhatAStartAccepts() throws Exception {
        HubCommand check = checked("\"channel\": \"a.left\", \"frequency\": 2");
        assertEquals(0, check.exitCode(), check::text);
        assertTrue(check.text().contains("The configuration of " + base + " is valid."), check::text);
    }

    private HubCommand checked(String values) throws Exception {
        dropDriver();
        configure(values);
        return HubCommand.run("check", "--base", base.toString());
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
