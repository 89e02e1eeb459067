package org.labhub.security.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAuditTest {

    @TempDir
    private Path folder;

    private Path file;
    private FileAudit audit;

    @BeforeEach
    void begin() {
        file = folder.resolve("data/audit.log");
        audit = new FileAudit(file, InstantSource.fixed(Instant.parse("2026-01-31T09:30:00.123456Z")));
    }

    @Test
    void eachEventIsOneLineThatReadsByItself() throws IOException {
        audit.note("admin, console 127.0.0.1", "log-in", "");
        String line = Files.readString(file);
        assertTrue(
                line.startsWith(
                        "{\"at\":\"2026-01-31T09:30:00.123Z\",\"actor\":\"admin, console 127.0.0.1\",\"event\":\"log-in\""),
                line);
        assertTrue(line.endsWith("\"}\n"), line);
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        audit.note("a", "b", "c");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void anUntouchedLogIsFoundWhole() throws IOException {
        noteThree();
        assertEquals(List.of(), AuditCheck.of(file));
    }

    @Test
    void anyChangedByteIsFoundWithItsLine() throws IOException {
        noteThree();
        byte[] original = Files.readAllBytes(file);
        int second = Files.readAllLines(file).get(0).length() + 1;
        int third = second + Files.readAllLines(file).get(1).length() + 1;
        for (int at = second; at < third - 1; at++) {
            byte[] changed = original.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertFalse(AuditCheck.of(file).isEmpty(), "byte " + at);
            assertTrue(AuditCheck.of(file).get(0).contains("line 2"), "byte " + at);
        }
    }

    @Test
    void aLineThatIsTakenOutIsMissed() throws IOException {
        noteThree();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(1);
        Files.write(file, lines);
        assertEquals(List.of("before line 2 something was changed or taken out"), AuditCheck.of(file));
    }

    @Test
    void aCutEndIsMissedHoweverMuchWasCut() throws IOException {
        noteThree();
        List<String> lines = Files.readAllLines(file);
        for (int left = 0; left < lines.size(); left++) {
            Files.write(file, lines.subList(0, left));
            assertTrue(
                    AuditCheck.of(file).get(0).startsWith("its end was cut off: the line whose hash is "),
                    "left " + left);
        }
    }

    @Test
    void aLogThatWasTakenAwayIsMissed() throws IOException {
        noteThree();
        Files.delete(file);
        assertEquals(1, AuditCheck.of(file).size());
    }

    @Test
    void aLineAfterTheNotedEndIsNoFault() throws IOException {
        noteThree();
        byte[] end = Files.readAllBytes(end());
        audit.note("hub", "started", "");
        Files.write(end(), end);
        assertEquals(List.of(), AuditCheck.of(file));
    }

    @Test
    void aMissingEndIsTold() throws IOException {
        noteThree();
        Files.delete(end());
        assertTrue(AuditCheck.of(file).get(0).startsWith("audit.log.end is missing"));
    }

    @Test
    void theCommandAnswersWhatItFound() throws IOException {
        noteThree();
        assertEquals("0 " + file + " is as it was written.\n", command());
        Files.write(file, Files.readAllLines(file).subList(1, 3));
        assertEquals("1 " + file + ": before line 1 something was changed or taken out\n", command());
    }

    private String command() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = AuditCommand.run(folder, List.of(), out, out);
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }

    private Path end() {
        return file.resolveSibling("audit.log.end");
    }

    @Test
    void aLineThatACrashCutShortIsNamedAndTheNextOneStandsByItself() throws IOException {
        noteThree();
        Files.writeString(file, "{\"at\":\"2026", StandardOpenOption.APPEND);
        audit.note("hub", "started", "");
        assertEquals(List.of("line 4 was changed or cut short"), AuditCheck.of(file));
    }

    @Test
    void twoWritersKeepOneChain() throws IOException {
        FileAudit commandLine = new FileAudit(file, InstantSource.system());
        audit.note("hub", "one", "");
        commandLine.note("passwd", "two", "");
        audit.note("hub", "three", "");
        assertEquals(List.of(), AuditCheck.of(file));
    }

    @Test
    void whatSomebodySendsCannotMakeALineOfItsOwn() throws IOException {
        audit.note("a\nb\"}", "c\\", "\u2028é");
        assertEquals(1, Files.readAllLines(file).size());
        assertEquals(List.of(), AuditCheck.of(file));
    }

    @Test
    void whoCannotWriteGoesOn() throws IOException {
        Files.createDirectories(file);
        audit.note("a", "b", "c");
        assertTrue(Files.isDirectory(file));
    }

    private void noteThree() {
        audit.note("admin", "log-in", "");
        audit.note("admin", "deleted", "everything");
        audit.note("admin", "log-out", "");
    }
}
