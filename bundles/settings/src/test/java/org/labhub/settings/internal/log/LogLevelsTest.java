package org.labhub.settings.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogLevelsTest {

    @TempDir
    private Path data;

    @Test
    void eachLevelIsALineOfTheLogsConfiguration() throws IOException {
        new LogLevels(data, "org.labhub.host=DEBUG", " ");
        assertEquals(
                "<included>\n  <logger name=\"org.labhub.host\" level=\"DEBUG\"/>\n</included>\n",
                Files.readString(data.resolve("log-levels.xml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.labhub.host", "org.labhub.host=LOUD", "a\"/><x=DEBUG", "=DEBUG"})
    void whatIsNoLevelIsRefused(String level) {
        assertThrows(IllegalArgumentException.class, () -> new LogLevels(data, level));
    }
}
