package org.labhub.itests.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubTerminal;

/** A vault that a password opens, by the command line. */
final class LockedVaultTest {

    private static final String PASSWORD = "canary battery staple";
    private static final Map<String, String> RIGHT = Map.of("LABHUB_VAULT_PASSWORD", PASSWORD);
    private static final Map<String, String> WRONG = Map.of("LABHUB_VAULT_PASSWORD", "another battery staple");

    @TempDir
    private static Path base;

    private static Path vault;
    private static byte[] locked;

    @BeforeAll
    static void lock() throws IOException, InterruptedException {
        assertEquals(0, run(Map.of(), "keys", "show").exitCode());
        assertEquals(0, run(RIGHT, "vault", "--password").exitCode());
        try (Stream<Path> files = Files.walk(base.resolve("data"))) {
            vault = files.filter(file -> file.getFileName().toString().equals("vault"))
                    .findFirst()
                    .orElseThrow();
        }
        locked = Files.readAllBytes(vault);
    }

    /** Each test finds it as it was locked. */
    @BeforeEach
    void beAsLocked() throws IOException {
        Files.write(vault, locked);
    }

    private static HubCommand run(Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        String[] line = new String[words.length + 2];
        System.arraycopy(words, 0, line, 0, words.length);
        line[words.length] = "--base";
        line[words.length + 1] = base.toString();
        return HubCommand.run(environment, line);
    }

    @Test
    void thePasswordOpensIt() throws IOException, InterruptedException {
        assertEquals(0, run(RIGHT, "keys", "list").exitCode());
    }

    @Test
    void theFirstLineOfAFileOpensIt() throws IOException, InterruptedException {
        Path file = Files.writeString(base.resolve("password"), PASSWORD + "\nanything\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        HubCommand listed = run(Map.of("LABHUB_VAULT_PASSWORD_FILE", file.toString()), "keys", "list");
        assertEquals(0, listed.exitCode(), listed::text);
    }

    @Test
    void aPersonAtATerminalTypesANewOneUnseen() throws IOException, InterruptedException {
        assertEquals(0, run(RIGHT, "vault", "--key-file").exitCode());
        try (HubTerminal terminal =
                HubTerminal.command("New password of the vault: ", "vault", "--password", "--base", base.toString())) {
            terminal.type("typed battery staple\n");
            terminal.await("Again: ");
            terminal.type("typed battery staple\n");
            assertEquals(0, terminal.exitCode(), terminal::screen);
            assertFalse(terminal.screen().contains("battery"), terminal::screen);
        }
        assertEquals(4, run(RIGHT, "keys", "list").exitCode());
    }

    @Test
    void aWrongPasswordAndADamagedVaultSayTheSameAndChangeNothing() throws IOException, InterruptedException {
        HubCommand wrong = run(WRONG, "keys", "rotate");
        assertEquals(4, wrong.exitCode());
        assertArrayEquals(locked, Files.readAllBytes(vault));
        byte[] damaged = locked.clone();
        damaged[damaged.length - 1] ^= 1;
        Files.write(vault, damaged);
        assertEquals(wrong, run(RIGHT, "keys", "rotate"));
        assertArrayEquals(damaged, Files.readAllBytes(vault));
    }

    @Test
    void nothingThatIsSaidShowsThePassword() throws IOException, InterruptedException {
        assertFalse(run(RIGHT, "vault").text().contains("canary"));
        assertFalse(run(WRONG, "vault").text().contains("another"));
    }
}
