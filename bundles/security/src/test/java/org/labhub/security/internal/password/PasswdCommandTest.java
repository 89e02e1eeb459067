package org.labhub.security.internal.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.security.internal.DataFolder;
import org.labhub.security.internal.audit.AuditCheck;

class PasswdCommandTest {

    private static final String GOOD = "two tame ducks";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String user = System.getProperty("user.name");

    @TempDir
    private Path base;

    @Test
    void theTerminalIsAskedTwice() throws IOException {
        assertEquals(0, run(Optional.of(new TypedTerminal(GOOD, GOOD)), ""));
        assertTrue(isSetTo(GOOD));
    }

    @Test
    void twoDifferentAnswersChangeNothing() {
        assertEquals(2, run(Optional.of(new TypedTerminal(GOOD, "two tame drakes")), ""));
        assertFalse(Files.exists(file()));
    }

    @Test
    void withoutATerminalItSaysWhatToUseInstead() {
        assertEquals(2, run(Optional.empty(), ""));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("--stdin"));
    }

    @Test
    void theStandardInputWillDo() throws IOException {
        assertEquals(0, run(Optional.empty(), GOOD + "\n", "--stdin"));
        assertTrue(isSetTo(GOOD));
    }

    @Test
    void anEmptyInputChangesNothing() {
        assertEquals(2, run(Optional.empty(), "", "--stdin"));
        assertFalse(Files.exists(file()));
    }

    @Test
    void aMadeOneIsPrintedOnceAndAloneOnTheOutput() throws IOException {
        assertEquals(0, run(Optional.empty(), "", "--generate"));
        assertTrue(isSetTo(out.toString(StandardCharsets.UTF_8).strip()));
    }

    @Test
    void aShortOneIsRefusedWithTheRuleAndNotRepeated() {
        assertEquals(2, run(Optional.empty(), "adminadmin1\n", "--stdin"));
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals("passwd: the password must have at least 12 characters, not 11", said.strip());
    }

    @Test
    void aMonotonousOneIsRefused() {
        assertEquals(2, run(Optional.empty(), "aaaabbbbaaaabbbb\n", "--stdin"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("different characters"));
    }

    @Test
    void aPasswordAsAnArgumentIsRefused() {
        assertEquals(2, run(Optional.empty(), "", GOOD));
        assertFalse(err.toString(StandardCharsets.UTF_8).contains(GOOD));
    }

    @Test
    void aBaseThatIsNotThereIsAFailure() {
        base = base.resolve("nowhere");
        assertEquals(4, run(Optional.empty(), GOOD + "\n", "--stdin"));
    }

    @Test
    void inSomebodyElsesBaseNothingIsWritten() {
        user = "somebody";
        assertEquals(2, run(Optional.empty(), GOOD + "\n", "--stdin"));
        assertFalse(Files.exists(file()));
    }

    @Test
    void theChangeIsAudited() throws IOException {
        run(Optional.empty(), GOOD + "\n", "--stdin");
        Path log = DataFolder.ofBase(base).auditLog();
        assertTrue(Files.readString(log).contains("\"event\":\"console password set\""));
        assertFalse(Files.readString(log).contains(GOOD));
        assertEquals(List.of(), AuditCheck.of(log));
    }

    private int run(Optional<Terminal> terminal, String input, String... arguments) {
        return new PasswdCommand(
                        base,
                        user,
                        terminal,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private boolean isSetTo(String password) throws IOException {
        return new PasswordFile(file()).read().orElseThrow().matches(password.toCharArray());
    }

    private Path file() {
        return DataFolder.ofBase(base).consolePassword();
    }
}
