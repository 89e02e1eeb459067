package org.labhub.itests.watching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubProcess;

/** {@code bin/labhub shell}: types into a running hub from another process. */
final class RemoteShellTest {

    @TempDir
    private static Path base;

    private static HubProcess hub;
    private static Path connection;

    @BeforeAll
    static void start() throws IOException {
        hub = HubProcess.start(base);
        connection = base.resolve("data/shell/connection");
        Await.until(Duration.ofSeconds(60), () -> Files.exists(connection), hub::output);
    }

    @AfterAll
    static void end() {
        hub.close();
    }

    private static HubCommand shell(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("shell", "--base", base.toString()));
        line.addAll(List.of(words));
        return HubCommand.run(line.toArray(String[]::new));
    }

    @Test
    void aCommandIsRunAndWrittenDown() throws IOException, InterruptedException {
        HubCommand said = shell("--exec", "labhub:instruments", "--exec", "blocks");
        assertEquals(
                List.of(0, "Nothing is on the bench: drop a driver into deploy/.\nThere are no blocks."),
                List.of(said.exitCode(), said.text().strip()));
        assertTrue(Files.readString(base.resolve("data/audit.log")).contains("\"detail\":\"instruments\""));
    }

    @Test
    void aCommandThatFailsEndsWithOne() throws IOException, InterruptedException {
        HubCommand said = shell("--exec", "why nobody");
        assertEquals(1, said.exitCode());
        assertTrue(said.text().contains("there is no plug-in nobody"), said::text);
    }

    @Test
    void aScriptGetsJson() throws IOException, InterruptedException {
        HubCommand said = shell("--json", "--exec", "blocks");
        assertTrue(said.text().contains("{\"outcome\":\"DONE\",\"session\":\""), said::text);
        assertTrue(said.text().contains("\"text\":\"There are no blocks.\",\"cut\":false"), said::text);
    }

    @Test
    void theLanguageOfTheShellIsNotSpoken() throws IOException, InterruptedException {
        HubCommand said = shell(
                "--exec", "blocks; felix:shutdown", "--exec", "blocks | felix:shutdown", "--exec", "$(felix:shutdown)");
        assertEquals(1, said.exitCode());
        assertFalse(said.text().contains("There are no blocks."), said::text);
        assertTrue(hub.isAlive());
    }

    @Test
    void otherScopesAreNotThere() throws IOException, InterruptedException {
        for (String command : List.of("felix:shutdown", "gogo:echo x", "shutdown", "scr:list", "hc:exec labhub")) {
            HubCommand said = shell("--exec", command);
            assertEquals(1, said.exitCode());
            assertTrue(said.text().contains("there is no command"), said::text);
        }
        assertTrue(hub.isAlive());
    }

    @Test
    void linesThatAreTypedAreAnsweredUntilQuit() throws IOException, InterruptedException {
        HubCommand said = HubCommand.type("help\nblocks\nquit\nblocks\n", "shell", "--base", base.toString());
        assertEquals(0, said.exitCode(), said::text);
        assertTrue(said.text().contains("\ninstruments\n"), said::text);
        assertEquals(said.text().indexOf("There are no blocks."), said.text().lastIndexOf("There are no blocks."));
    }

    @Test
    void atATerminalLinesAreCompletedAndKept(@TempDir Path folder) throws IOException, InterruptedException {
        Path screen = folder.resolve("screen");
        String line = "stty cols 120 rows 40; exec '%s' shell --base '%s'"
                .formatted(Distribution.home().resolve("bin/labhub"), base);
        ProcessBuilder builder = new ProcessBuilder("script", "-qefc", line, "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile());
        builder.environment().putAll(Map.of("TERM", "xterm", "JAVA_HOME", System.getProperty("java.home")));
        Process script = builder.start();
        try (OutputStream keyboard = script.getOutputStream()) {
            type(keyboard, screen, "labhub> ", "blo\t\n");
            type(keyboard, screen, "There are no blocks.", "quit\n");
            assertEquals(0, script.waitFor());
        } finally {
            script.destroyForcibly();
        }
        assertTrue(Files.readString(base.resolve("data/shell.history")).contains("blocks"));
    }

    private static void type(OutputStream keyboard, Path screen, String after, String keys) throws IOException {
        Await.until(Duration.ofSeconds(60), () -> read(screen).contains(after), () -> read(screen));
        keyboard.write(keys.getBytes(StandardCharsets.US_ASCII));
        keyboard.flush();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aKeyThatIsNoAdminsIsRefused(@TempDir Path elsewhere) throws IOException, InterruptedException {
        Path keys = elsewhere.resolve("olga.key");
        assertEquals(
                0,
                HubCommand.run("keys", "make", keys.toString(), "--base", base.toString())
                        .exitCode());
        Path other = write(elsewhere, connectionWith(keys));
        HubCommand unknown = shell("--connection", other.toString(), "--exec", "blocks");
        assertEquals(4, unknown.exitCode(), unknown::text);
        assertFalse(unknown.text().contains("There are no blocks."), unknown::text);
    }

    private static List<String> connectionWith(Path keys) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(connection).stream()
                .filter(line -> !line.startsWith("public=") && !line.startsWith("secret="))
                .toList());
        lines.addAll(Files.readAllLines(keys));
        return lines;
    }

    private static Path write(Path folder, List<String> lines) throws IOException {
        Path file = Files.write(folder.resolve("connection"), lines);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whereNoHubRunsItSaysSo(@TempDir Path nowhere) throws IOException, InterruptedException {
        HubCommand said = HubCommand.run("shell", "--base", nowhere.toString(), "--exec", "blocks");
        assertEquals(4, said.exitCode());
        assertTrue(said.text().contains("start the hub"), said::text);
    }
}
