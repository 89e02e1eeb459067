package org.labhub.settings.internal.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchFileTest {

    @TempDir
    private Path folder;

    private Layers read(String bench) throws IOException {
        Path file = Files.writeString(folder.resolve("bench.json"), bench);
        return Layers.read(file.toUri().toString(), folder.resolve("home"), Map.of());
    }

    @Test
    void eachRoleIsAnInstanceOfItsPlugin() throws IOException {
        Layers layers = read("""
                { // an optical table
                  "bench": "table 2",
                  "roles": {
                    "left":  { "driver": "scope", "channel": "table.left" },
                    "meter": { "driver": "org.acme.meter", "rate": 5 },
                    "notes": { "listener": "csv", "listens.to": "table.left" },
                    "rms":   { "processor": "spectrum", "processes.from": "table.left" }
                  }
                }""");
        assertEquals(Map.of("channel", "table.left"), layers.filed("org.labhub.driver.scope~left"));
        assertEquals("5", String.valueOf(layers.filed("org.acme.meter~meter").get("rate")));
        assertEquals(Map.of("listens.to", "table.left"), layers.filed("org.labhub.listener.csv~notes"));
        assertEquals(Map.of("processes.from", "table.left"), layers.filed("org.labhub.processor.spectrum~rms"));
    }

    @Test
    void channelsAndSettingsStandInTheSameFile() throws IOException {
        Layers layers = read("""
                { "channels": { "table.left": { "grants": "SYNC_READER" } },
                  "settings": { "org.labhub.host": { "failures": 3 } } }""");
        assertEquals(Map.of("grants", "SYNC_READER"), layers.filed("org.labhub.channel~table.left"));
        assertEquals("3", String.valueOf(layers.filed("org.labhub.host").get("failures")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "{\"rolls\": {}}; roles",
                "{\"roles\": {\"left\": {\"channel\": \"a\"}}}; must name one driver",
                "{\"roles\": {\"left\": {\"driver\": \"a\", \"listener\": \"b\"}}}; must name one driver",
                "{\"roles\": {\"left\": {\"driver\": 7}}}; must be a name",
                "{\"roles\": {\"a b\": {\"driver\": \"scope\"}}}; named by letters",
                "{\"roles\": {\"left\": 7}}; braces",
                "{\"roles\": {\"a\": {\"driver\": \"x\"}}, \"settings\": {\"org.labhub.driver.x~a\": {}}}; twice"
            })
    void whatIsNoBenchIsLeftOutAndSaysWhy(String bench, String rule) throws IOException {
        Layers layers = read(bench);
        assertTrue(layers.unread().values().toString().contains(rule), layers.unread()::toString);
    }
}
