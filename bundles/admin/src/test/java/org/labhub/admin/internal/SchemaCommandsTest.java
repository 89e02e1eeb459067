package org.labhub.admin.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.schema.SchemaParser;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.schema.Schemas;

class SchemaCommandsTest {

    private final SchemaParser parser = Schemas.parser();

    @TempDir
    Path folder;

    private SchemaCommands commands;
    private SchemaDiffCommand diff;

    @BeforeEach
    void twoVersionsAreKnownAndOneFileIsBad() throws Exception {
        Files.writeString(
                folder.resolve("lab.a.json"),
                "{\"id\":\"lab.a\",\"version\":\"1.0.0\",\"packing\":\"packed\",\"fields\":["
                        + "{\"name\":\"volts\",\"type\":\"float64\",\"unit\":\"V\",\"description\":\"Now.\"}]}");
        Files.writeString(folder.resolve("lab.b.json"), "[]");
        SchemaRegistry registry = Schemas.registry(folder);
        registry.register(
                parser.fromJson("{\"id\":\"lab.a\",\"version\":\"1.1.0\",\"packing\":\"packed\",\"fields\":["
                        + "{\"name\":\"volts\",\"type\":\"float64\",\"unit\":\"V\"},"
                        + "{\"name\":\"gain\",\"type\":\"enum\",\"symbols\":[\"LOW\",\"HIGH\"]}]}"),
                "demo.a");
        commands = new SchemaCommands(registry);
        diff = new SchemaDiffCommand(registry, parser);
    }

    @Test
    void schemasShowsWhoHasThemAndWhatIsRefused() {
        assertEquals("""
                lab.a 1.0.0  8 bytes, 1 fields  file lab.a.json
                lab.a 1.1.0  9 bytes, 2 fields  producer demo.a
                file lab.b.json  refused
                    a schema file is one JSON object
                    -> Write it as docs/reference/schema.md shows.""", commands.schemas());
    }

    @Test
    void schemaShowsFieldsOffsetsSizesAndUnits() {
        String text = commands.schema("lab.a@1.0.0");
        assertTrue(text.contains("       0        8  volts  float64  V  Now."), text);
        assertTrue(text.endsWith("of file lab.a.json"), text);
    }

    @Test
    void schemaDiffSaysWhoCanReadWhat() {
        assertEquals(
                "compatible: lab.a 1.1.0 offered, 1.0.0 expected: field `gain` is new (enum, offset 8)",
                diff.compare("lab.a@1.1.0", "lab.a@1.0.0"));
        assertTrue(diff.compare("lab.a@1.0.0", "lab.a@1.1.0").startsWith("refused: "));
    }

    @Test
    void schemaDiffTakesTwoNames() {
        assertThrows(IllegalArgumentException.class, () -> diff.execute(null, List.of("lab.a@1.0.0")));
        assertTrue(diff.execute(null, List.of("lab.a@1.0.0", "lab.a@1.0.0")).startsWith("same: "));
    }

    @Test
    void anUnknownSchemaIsNamed() {
        assertThrows(IllegalArgumentException.class, () -> commands.schema("lab.c"));
    }
}
