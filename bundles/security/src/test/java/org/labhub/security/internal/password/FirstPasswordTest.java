package org.labhub.security.internal.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.security.Audit;

class FirstPasswordTest {

    private static final Audit NOBODY = (actor, event, detail) -> {};

    private final TypedTerminal terminal = new TypedTerminal();

    @TempDir
    private Path folder;

    @Test
    void itIsShownOnTheTerminalAndIsTheOneThatCounts() throws IOException {
        PasswordFile file = file();
        FirstPassword.make(file, Optional.of(terminal), NOBODY);
        String shown = terminal.shown.get(1).strip();
        assertTrue(file.read().orElseThrow().matches(shown.toCharArray()));
    }

    @Test
    void itIsNotShownAgainAtTheNextStart() throws IOException {
        FirstPassword.make(file(), Optional.of(new TypedTerminal()), NOBODY);
        FirstPassword.make(file(), Optional.of(terminal), NOBODY);
        assertTrue(terminal.shown.isEmpty());
    }

    @Test
    void withoutATerminalNoneIsMade() {
        FirstPassword.make(file(), Optional.empty(), NOBODY);
        assertFalse(Files.exists(folder.resolve("console-password")));
    }

    @Test
    void aDamagedFileIsLeftAsItIs() throws IOException {
        new org.labhub.security.internal.file.PrivateFile(folder.resolve("console-password"))
                .replace(new byte[] {1, 2});
        FirstPassword.make(file(), Optional.of(terminal), NOBODY);
        assertEquals(2, Files.size(folder.resolve("console-password")));
        assertTrue(terminal.shown.isEmpty());
    }

    @Test
    void itHas140BitsInSignsThatAreEasilyTold() {
        String made = new String(RandomPassword.make(new java.security.SecureRandom()));
        assertTrue(made.matches("([a-km-np-z2-9]{7}-){3}[a-km-np-z2-9]{7}"), made);
    }

    private PasswordFile file() {
        return new PasswordFile(folder.resolve("console-password"));
    }
}
