package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.launcher.Features.FeatureBundle;

final class FeaturesTest {

    @TempDir
    private Path home;

    @BeforeEach
    void twoFeatures() throws IOException {
        Files.createDirectory(home.resolve("features"));
        write("a.json", "{'bundles': [{'id': 'g.h:late:2', 'start-order': '10'}, {'id': 'g.h:usual:1'}]}");
        write("b.json", "{'bundles': [{'id': 'g.h:early:1', 'start-order': 1}], 'framework-properties': {'k': 'v'}}");
    }

    @Test
    void bundlesComeInTheOrderOfTheirStartLevels() throws IOException {
        List<Integer> levels = Features.of(home).bundles().stream()
                .map(FeatureBundle::startLevel)
                .toList();
        assertEquals(List.of(1, 10, 10), levels);
    }

    @Test
    void aBundleLiesWhereMavenWouldPutIt() throws IOException {
        Path first = Features.of(home).bundles().get(0).file();
        assertEquals(home.resolve("system/g/h/early/1/early-1.jar"), first);
    }

    @Test
    void frameworkPropertiesAreGathered() throws IOException {
        assertEquals(Map.of("k", "v"), Features.of(home).frameworkProperties());
    }

    @Test
    void aMissingJarIsRefusedByName() {
        Refusal refusal = assertThrows(Refusal.class, () -> Features.of(home).mustBeComplete());
        assertTrue(refusal.getMessage().contains("early-1.jar"), refusal.getMessage());
    }

    private void write(String name, String json) throws IOException {
        Files.writeString(home.resolve("features").resolve(name), json.replace('\'', '"'));
    }
}
