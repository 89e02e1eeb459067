package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TracesTest {

    private static final String SECRET = "four brown owls and a cat";

    @TempDir
    private Path base;

    private Path log;

    @BeforeEach
    void makeASite() throws IOException {
        Files.writeString(Files.createDirectories(base.resolve("data/security")).resolve("vault.key"), SECRET);
        log = Files.createDirectories(base.resolve("data/log")).resolve("labhub.log");
        Files.writeString(log, "a line\n");
    }

    private Traces traces() throws IOException {
        Site site = new Site(base, base);
        return new Traces(site, Secrets.of(site, Map.of()));
    }

    @Test
    void aSecretInALogIsNamedByItsFile() throws IOException {
        assertTrue(traces().secrets().well());
        Files.writeString(log, "opened with " + SECRET + "\n");
        assertTrue(traces().secrets().words().contains(log.toString()));
        assertTrue(traces().secrets().remedy().endsWith("rm " + log));
    }

    @Test
    void logsThatFillTheDiskAreNamed() throws IOException {
        assertTrue(traces().room().well());
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(500L << 20);
        }
        assertEquals("rm " + base + "/data/log/*.gz", traces().room().remedy());
    }

    @Test
    void aHubThatDoesNotEndIsNamed() throws IOException {
        assertTrue(traces().leftBehind(Optional.empty()).well());
        Process stuck = new ProcessBuilder(
                        "sh", "-c", "sleep 60; :", "org.labhub.launcher.Main", "--base", base.toString())
                .start();
        try {
            assertEquals(
                    "kill -9 " + stuck.pid(),
                    traces().leftBehind(Optional.empty()).remedy());
            assertTrue(traces().leftBehind(Optional.of(stuck.pid())).well());
        } finally {
            stuck.descendants().forEach(ProcessHandle::destroyForcibly);
            stuck.destroyForcibly();
        }
    }
}
