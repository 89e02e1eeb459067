package org.labhub.host.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoppedPluginsTest {

    @TempDir
    private Path data;

    @Test
    void whoWasStoppedIsRememberedAfterARestart() {
        StoppedPlugins.in(data.resolve("host")).add("org.labhub.driver.sine~demo");
        assertTrue(StoppedPlugins.in(data.resolve("host")).contains("org.labhub.driver.sine~demo"));
    }

    @Test
    void whoWasStartedAgainIsForgotten() {
        StoppedPlugins stopped = StoppedPlugins.in(data.resolve("host"));
        stopped.add("demo");
        stopped.remove("demo");
        assertFalse(StoppedPlugins.in(data.resolve("host")).contains("demo"));
    }

    @Test
    void whoIsKnownIsNotWrittenAgainAndNobodyElseSeesIt() throws IOException {
        StoppedPlugins stopped = StoppedPlugins.in(data.resolve("host"));
        stopped.add("demo");
        Files.delete(data.resolve("host/stopped"));
        stopped.add("demo");
        assertFalse(Files.exists(data.resolve("host/stopped")));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("host"))));
    }
}
