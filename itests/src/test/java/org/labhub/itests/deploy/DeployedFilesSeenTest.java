package org.labhub.itests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labhub.itests.browser.Browser;
import org.labhub.itests.browser.Chromium;
import org.labhub.itests.console.Visitor;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubLog;
import org.labhub.itests.hub.HubTerminal;

/** The same truth about each file in the shell, in the health check, in the log and on the console's page. */
final class DeployedFilesSeenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "seven grey pelicans";

    @TempDir
    private static Path base;

    private static HubTerminal hub;
    private static Visitor visitor;

    @BeforeAll
    static void startAmongBadFiles() throws IOException, InterruptedException {
        FailingSite.in(base);
        HubCommand set = HubCommand.type(PASSWORD + "\n", "passwd", "--base", base.toString(), "--stdin");
        assertEquals(0, set.exitCode(), set::text);
        hub = HubTerminal.open(base);
        visitor = new Visitor(hub.address("/"));
        visitor.typePatiently(PASSWORD);
        Await.until(PATIENCE, DeployedFilesSeenTest::allAreJudged, hub::screen);
    }

    @AfterAll
    static void endHub() {
        hub.close();
    }

    private static boolean allAreJudged() {
        String deployed = hub.ask("labhub:deployed");
        return deployed.contains("good.jar") && !deployed.contains("copying");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            good.jar      | running | OK       | t.good 1.0.0
            garbage.jar   | refused | CRITICAL | it is no jar
            half.jar      | refused | CRITICAL | it ends too early
            import.jar    | waiting | WARN     | needs the package org.acme.calib [1.2.0,2.0.0), which nothing offers
            service.jar   | waiting | WARN     | GoodMeter needs a service org.acme.Clock with (kind=atomic)
            failing.jar   | refused | CRITICAL | rate must be above 0 Hz, not 0.0
            activator.jar | refused | CRITICAL | IOException: card 3 is not there""")
    void eachFileIsToldInTheShellInTheHealthCheckAndOnceInTheLog(String file, String state, String level, String why)
            throws IOException {
        hub.ask(
                "labhub:deployed",
                shell -> shell.matches("(?s).*" + file + " +" + state + ".*") && shell.contains(why));
        Await.until(
                PATIENCE, () -> health().contains(level + " " + file + " is " + state), DeployedFilesSeenTest::health);
        String words = file + " is " + state;
        Await.until(PATIENCE, () -> told(words, why) > 0, () -> words);
        assertEquals(1, told(words, why), words);
    }

    private static String health() {
        return visitor.get("/healthcheck?tags=labhub&overrideGlobalTimeout=20000")
                .body();
    }

    /** A hub that is still starting may have told another reason before. */
    private static long told(String words, String why) {
        return HubLog.of(base).stream()
                .filter(line -> line.contains(words) && line.contains(why))
                .count();
    }

    @Test
    void theHubItselfIsSoundWhateverLiesInDeploy() {
        Await.until(PATIENCE, () -> isSound(health()), DeployedFilesSeenTest::health);
    }

    private static boolean isSound(String health) {
        return health.matches("(?s).*All bundles are active and all components satisfied.*OK \\d+ bundles<.*")
                && !health.contains("is not active");
    }

    @Test
    void aFileThatGrowsIsBeingCopied() throws IOException {
        Path file = Files.writeString(base.resolve("deploy/arriving.jar"), "PK");
        try {
            Await.until(PATIENCE, () -> grown(file).matches("(?s).*arriving.jar +copying.*"), hub::screen);
        } finally {
            Files.delete(file);
        }
        Await.until(PATIENCE, () -> !hub.ask("labhub:deployed").contains("arriving"), hub::screen);
    }

    private static String grown(Path file) {
        try {
            Files.writeString(file, "more", StandardOpenOption.APPEND);
            return hub.ask("labhub:deployed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theShellSaysWhatToDo() {
        assertTrue(hub.ask("labhub:deployed").contains("    -> "), hub::screen);
    }

    @Test
    @Chromium
    void thePageShowsEachFileWithItsStateAndTheReason(@TempDir Path profile) throws IOException {
        try (Browser browser = Browser.open(profile)) {
            browser.go(hub.address("/system/console/deployed"));
            browser.type("#password", PASSWORD + "\uE007");
            browser.await("#deployed tbody tr");
            browser.picture("deployed-files");
            String page = browser.textOf("#deployed").replaceAll("\\s+", " ");
            assertEquals(
                    "7",
                    browser.script("return document.querySelectorAll('#deployed tbody tr').length")
                            .toString());
            assertTrue(page.contains("half.jar refused"), page);
            assertTrue(page.contains("good.jar running t.good 1.0.0"), page);
            assertTrue(page.contains("needs a service org.acme.Clock with (kind=atomic)"), page);
        }
    }
}
