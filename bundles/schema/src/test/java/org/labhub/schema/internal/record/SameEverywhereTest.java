package org.labhub.schema.internal.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.schema.internal.json.WrittenSchemas;
import org.labhub.schema.internal.layout.Frame;
import org.labhub.schema.internal.layout.Frames;
import org.labhub.schema.internal.text.Blds;

/** Whatever a schema is derived from, it is the same: over frames that nobody thought of. */
final class SameEverywhereTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final SchemaVersion VERSION = SchemaVersion.parse("1.2.3");

    private final WrittenSchemas written = new WrittenSchemas(false);

    private static SchemaInfo schema(Frame frame) {
        return Blds.schema("lab.generated", VERSION, frame);
    }

    @Test
    void theTextComesBackAsItWent() {
        Frames frames = new Frames(new Random(1));
        for (int i = 0; i < (DEEP ? 200_000 : 5_000); i++) {
            SchemaInfo schema = schema(frames.next());
            assertEquals(
                    schema.text(),
                    written.schema(schema.id(), VERSION, schema.text()).text());
        }
    }

    @Test
    void theFileComesBackAsItWent() {
        Frames frames = new Frames(new Random(2));
        for (int i = 0; i < (DEEP ? 200_000 : 5_000); i++) {
            SchemaInfo schema = schema(frames.next());
            assertEquals(schema, written.fromJson(written.toJson(schema)));
        }
    }

    @Test
    void aRecordSaysTheSameAsTheFile(@TempDir Path folder) throws Exception {
        Frames frames = new Frames(new Random(3));
        Map<String, Frame> made = new LinkedHashMap<>();
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < (DEEP ? 500 : 60); i++) {
            made.put("Frame" + i, frames.next());
            sources.put("Frame" + i, RecordSource.of("Frame" + i, made.get("Frame" + i)));
        }
        try (URLClassLoader plugin = new CompiledRecords(folder, sources).loader()) {
            for (Map.Entry<String, Frame> each : made.entrySet()) {
                Class<? extends Record> type = CompiledRecords.load(plugin, each.getKey());
                assertEquals(
                        schema(each.getValue()), new RecordFrameTypes().of(type).schema(), sources.get(each.getKey()));
            }
        }
    }

    @Test
    void pythonDerivesTheSameTextAndHashFromTheFile(@TempDir Path folder) throws Exception {
        Frames frames = new Frames(new Random(4));
        List<String> expected = new ArrayList<>();
        List<String> command = new ArrayList<>(List.of("python3", script(folder).toString()));
        for (int i = 0; i < (DEEP ? 2_000 : 200); i++) {
            SchemaInfo schema = schema(frames.next());
            command.add(Files.writeString(folder.resolve(i + ".json"), written.toJson(schema))
                    .toString());
            expected.add(schema.hash() + " " + schema.text());
        }
        assertEquals(expected, output(command));
    }

    private static Path script(Path folder) throws IOException {
        try (var script = SameEverywhereTest.class.getResourceAsStream("/schema_text.py")) {
            return Files.write(folder.resolve("schema_text.py"), script.readAllBytes());
        }
    }

    private static List<String> output(List<String> command) throws IOException {
        Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = python.inputReader(StandardCharsets.UTF_8)) {
            return out.lines().toList();
        }
    }
}
