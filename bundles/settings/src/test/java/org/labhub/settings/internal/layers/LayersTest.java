package org.labhub.settings.internal.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.settings.Layer;
import org.labhub.api.settings.Origin;
import org.labhub.api.settings.Setting;

class LayersTest {

    private static final String METER = "org.acme.meter~left";

    @TempDir
    private Path folder;

    private Path program;
    private Path site;
    private Path local;

    @BeforeEach
    void writeFiles() throws IOException {
        program =
                write("home/conf", "{ \"" + METER + "\": { \"channel\": \"a\", \"rate:Double\": 1.0, \"port\": 1 } }");
        site = write("base/conf", "{ \"" + METER + "\": { \"rate\": 2 } }");
        local = write("base/conf/local", "// the site's own\n{ \"" + METER + "\": { \"rate\": 3 } }");
    }

    private Path write(String where, String json) throws IOException {
        Path file = folder.resolve(where).resolve("configuration.json");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, json);
    }

    private Layers layers(Map<String, String> environment) {
        String uris = program.toUri() + "," + site.toUri() + "," + local.toUri();
        return Layers.read(uris, folder.resolve("home"), environment);
    }

    private Setting rate(Map<String, Object> edits) {
        return layers(Map.of()).settings(METER, edits, Map.of("rate", 0.5)).stream()
                .filter(setting -> setting.key().equals("rate"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHigherFileHidesTheLowerKeyByKey() {
        assertEquals("[a, 1, 3]", layers(Map.of()).filed(METER).values().toString());
    }

    @Test
    void aValueNamesItsLayerAndWhatItHides() {
        Setting rate = rate(Map.of("rate", 4.0));
        assertEquals(new Origin(Layer.EDITED, "", "4.0"), rate.holds());
        assertEquals(
                List.of(Layer.LOCAL, Layer.SITE, Layer.PROGRAM, Layer.BUILT_IN),
                rate.hides().stream().map(Origin::layer).toList());
    }

    @Test
    void aFormThatRepeatsWhatTheFilesSayEditsNothing() {
        Map<String, Object> form = Map.of("channel", "a", "rate", 3.0, "port", 1);
        assertEquals(Map.of(), layers(Map.of()).edits(METER, form, Map.of()));
    }

    @Test
    void onlyWhatDiffersIsAnEdit() {
        Map<String, Object> form = Map.of("channel", "b", "rate", 3.0);
        assertEquals(Map.of("channel", "b"), layers(Map.of()).edits(METER, form, Map.of()));
    }

    @Test
    void theEnvironmentWinsAndKeepsTheEditBeneath() {
        Layers fixed = layers(Map.of("LABHUB_BLOCKS", "/dev/shm/here"));
        Map<String, Object> edits = Map.of("folder", "/elsewhere");
        assertEquals("/dev/shm/here", fixed.effective("org.labhub.shm", edits).get("folder"));
        assertEquals(edits, fixed.edits("org.labhub.shm", Map.of("folder", "/try"), edits));
        assertTrue(fixed.settings("org.labhub.shm", edits, Map.of()).get(0).fixed());
    }

    @Test
    void anEmptyVariableFixesNothing() {
        assertEquals(List.of(), layers(Map.of("LABHUB_BLOCKS", " ")).settings("org.labhub.shm", Map.of(), Map.of()));
    }

    @Test
    void aFileThatIsNoJsonIsLeftOutAndSaysWhy() throws IOException {
        Files.writeString(site, "{ oops");
        Layers layers = layers(Map.of());
        assertTrue(
                layers.unread().get(site).startsWith("it is no JSON"),
                layers.unread().toString());
        assertEquals("3", String.valueOf(layers.filed(METER).get("rate")));
    }

    @Test
    void aSecretIsShownAsDots() {
        assertEquals("•••", Values.shown("mail.password", "x"));
        assertEquals("x", Values.shown("channel", "x"));
    }
}
