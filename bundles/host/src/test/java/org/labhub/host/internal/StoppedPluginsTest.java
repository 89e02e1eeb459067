package org.labhub.host.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
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
}
