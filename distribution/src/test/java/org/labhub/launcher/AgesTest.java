package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgesTest {

    private static final Instant NOW = Instant.parse("2030-07-01T12:00:00Z");

    @TempDir
    private Path base;

    private void made(String secret, String day) throws IOException {
        Path file = Files.createDirectories(base.resolve("data/security")).resolve(secret);
        Files.writeString(file, "secret");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(day + "T12:00:00Z")));
    }

    private List<Finding> findings() {
        return new Ages(new Site(base, base), NOW).findings();
    }

    @Test
    void whatIsNewHasItsDateAndItsAge() throws IOException {
        made("vault.key", "2030-06-01");
        assertEquals(
                "the vault's key is of 2030-06-01, 30 days old",
                findings().get(0).words());
        assertTrue(findings().get(0).well());
    }

    @Test
    void whatIsOlderThanAYearIsNamedWithTheCommandThatRenewsIt() throws IOException {
        made("vault.key", "2029-06-01");
        made("console-password", "2029-06-01");
        assertEquals(
                List.of("bin/labhub vault --key-file --base " + base, "bin/labhub passwd --base " + base),
                findings().stream().map(Finding::remedy).toList());
    }
}
