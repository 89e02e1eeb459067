package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StrongboxTest {

    @TempDir
    private Path base;

    private Path secret;

    @BeforeEach
    void makeASite() throws IOException {
        Path security = Files.createDirectories(base.resolve("data/security"));
        Files.createFile(security.resolve("console-password"));
        secret = Files.writeString(security.resolve("vault.key"), "secret");
        for (Path each : List.of(base, base.resolve("data"), security)) {
            mode(each, "rwx------");
        }
        mode(secret, "rw-------");
        mode(security.resolve("console-password"), "rw-------");
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private List<String> remedies() throws IOException {
        return new Strongbox(new Site(base, base))
                .findings().stream()
                        .filter(finding -> !finding.well())
                        .map(Finding::remedy)
                        .toList();
    }

    @Test
    void aSoundSiteHasNothingToMend() throws IOException {
        assertEquals(List.of(), remedies());
    }

    @Test
    void aSecretThatOthersMayReadIsNamed() throws IOException {
        mode(secret, "rw-r--r--");
        assertEquals(List.of("chmod go= " + secret), remedies());
    }

    @Test
    void aFolderToWhichEverybodyCanWriteIsNamed() throws IOException {
        mode(base, "rwxrwxrwx");
        assertEquals(List.of("chmod o-w " + base), remedies());
    }

    @Test
    void aPlantedLinkIsNamed() throws IOException {
        Path link = Files.createSymbolicLink(base.resolve("data/elsewhere"), base);
        assertEquals(List.of("rm " + link), remedies());
    }

    @Test
    void aConsoleWithoutAPasswordIsNamed() throws IOException {
        Files.delete(base.resolve("data/security/console-password"));
        assertTrue(remedies().get(0).startsWith("bin/labhub passwd"));
    }
}
