package org.labhub.itests.deploy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.browser.Browser;
import org.labhub.itests.browser.Chromium;
import org.labhub.itests.console.Visitor;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubLog;
import org.labhub.itests.hub.HubTerminal;
import org.labhub.itests.plugins.SineJar;

/** One hub with settings of every layer, right and wrong: what the shell, the log and a page say of them, and what edits do. */
final class SettingsSeenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "seven grey pelicans";
    private static final String LOOPBACK = "0100007F";
    private static final String EDITED = "org.labhub.driver.sine~left";
    private static final String CONFIGURATION = """
            {
              "org.labhub.driver.sine~left": { "channel": "a.left" },
              "org.labhub.driver.sine~right": { "channel": "a.right", "frequency": 2 },
              "org.labhub.driver.sine~wrong": { "channel": "a.wrong", "freqency": 2 }
            }
            """;

    @TempDir
    private static Path base;

    private static Path file;
    private static Path blocks;
    private static HubTerminal hub;
    private static Visitor visitor;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        SineJar.copyTo(Files.createDirectories(base.resolve("deploy")));
        file = Files.createDirectories(base.resolve("conf/local")).resolve("configuration.json");
        blocks = base.resolve("blocks");
        Files.writeString(file, CONFIGURATION);
        HubCommand.type(PASSWORD + "\n", "passwd", "--base", base.toString(), "--stdin");
        hub = HubTerminal.open(base, Map.of("LABHUB_BLOCKS", blocks.toString()));
        visitor = new Visitor(hub.address("/"));
        visitor.typePatiently(PASSWORD);
    }

    @AfterAll
    static void end() {
        hub.close();
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitTold(String sentence) {
        Await.until(
                PATIENCE,
                () -> HubLog.of(base).stream().anyMatch(line -> line.contains(sentence)),
                () -> String.join("\n", HubLog.of(base)));
    }

    private static void awaitInstruments(Predicate<String> shown) {
        Await.until(PATIENCE, () -> shown.test(hub.ask("labhub:instruments")), hub::screen);
    }

    /** Pages may be away for a moment after another edit, of the server itself. */
    private static void edit(String frequency) {
        Await.until(
                PATIENCE,
                () -> visitor.post(
                                        "/configMgr/" + EDITED,
                                        "apply=true&propertylist=channel,frequency&channel=a.left&frequency="
                                                + frequency)
                                .statusCode()
                        < 400,
                () -> "the console does not take it: " + hub.screen());
    }

    @Test
    void aRefusedEditStopsTheInstanceAndARightOneStartsItAgain() {
        awaitInstruments(shown -> shown.contains("left  ONLINE"));
        edit("fast");
        awaitTold(EDITED + " is refused: frequency is fast, which is not a number");
        awaitInstruments(shown -> !shown.contains("left "));
        edit("5");
        awaitTold(EDITED + " is accepted now");
        awaitInstruments(shown -> shown.contains("left  ONLINE"));
    }

    @Test
    void theShellSaysWhichLayerEachValueComesFromAndWhatItHides() {
        hub.ask(
                "labhub:config org.labhub.driver.sine~right",
                told -> told.contains("frequency = 2  (local, " + file + ")")
                        && told.contains("    hides 1.0  (built in)")
                        && told.contains("rate = 100.0  (built in)"));
    }

    @Test
    void aValueOfTheEnvironmentIsShownAsFixedAndAnEditOfItChangesNothing() {
        String fixed = "folder = " + blocks + "  (environment, LABHUB_BLOCKS), fixed";
        hub.ask("labhub:config org.labhub.shm", told -> told.contains(fixed));
        visitor.post("/configMgr/org.labhub.shm", "apply=true&propertylist=folder&folder=/elsewhere");
        assertTrue(hub.ask("labhub:config org.labhub.shm").contains(fixed), hub::screen);
    }

    @Test
    void anEditCannotOpenTheConsoleToOtherMachines() {
        int port = hub.address("/").getPort();
        Map<String, String> before = listeners(port);
        editServer("apply=true&propertylist=org.apache.felix.http.host&org.apache.felix.http.host=0.0.0.0");
        awaitTold("org.apache.felix.http is refused: org.apache.felix.http.host is 0.0.0.0, but it is set in");
        Await.until(
                PATIENCE,
                () -> isOther(before, listeners(port)),
                () -> port + " is listened at from " + listeners(port) + "\n" + hub.screen());
    }

    private static void editServer(String form) {
        try {
            visitor.post("/configMgr/org.apache.felix.http", form);
        } catch (UncheckedIOException e) {
            // it has begun anew before it answered
        }
    }

    /** The server begins anew after each edit. */
    private static boolean isOther(Map<String, String> before, Map<String, String> now) {
        return now.keySet().equals(Set.of(LOOPBACK)) && !now.equals(before);
    }

    /**
     * The addresses at which something listens on this port, as the kernel writes them (four bytes, the last first), each with the
     * number of the socket.
     */
    private static Map<String, String> listeners(int port) {
        Pattern line = Pattern.compile(
                ".*: (?:0{16}FFFF0{8})?([0-9A-F]{8,32}):%04X [0-9A-F:]+ 0A (?:\\S+ +){5}(\\d+) .*".formatted(port));
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)).stream())
                .map(line::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        found -> found.group(1).substring(found.group(1).length() - 8),
                        found -> found.group(2),
                        (one, other) -> one + " " + other));
    }

    @Test
    @Chromium
    void thePageShowsWhatIsFixedAndWhatWasRefused(@TempDir Path profile) throws IOException {
        Await.until(PATIENCE, () -> visitor.get("/settings").body().contains("freqency"), hub::screen);
        try (Browser browser = Browser.open(profile)) {
            browser.go(hub.address("/system/console/settings"));
            browser.type("#password", PASSWORD + "\uE007");
            browser.await("#settings tr.refused");
            browser.picture("settings");
            String page = browser.textOf("#settings").replaceAll("\\s+", " ");
            assertTrue(page.contains("environment, LABHUB_BLOCKS: fixed"), page);
            assertTrue(page.contains("refused: unknown key \"freqency\""), page);
        }
    }
}
