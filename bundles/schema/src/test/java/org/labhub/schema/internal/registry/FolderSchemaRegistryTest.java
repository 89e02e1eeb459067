package org.labhub.schema.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.schema.internal.json.WrittenSchemas;

final class FolderSchemaRegistryTest {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final WrittenSchemas parser = new WrittenSchemas(false);

    @TempDir
    Path folder;

    private FolderSchemaRegistry registry;

    @BeforeEach
    void open() {
        registry = new FolderSchemaRegistry(folder, 50, parser);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private void write(String name, String json) throws IOException {
        Path draft = Files.writeString(folder.resolve(name + ".new"), json);
        Files.move(draft, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String json(String id, String version, String type) {
        return "{\"id\":\"" + id + "\",\"version\":\"" + version
                + "\",\"packing\":\"aligned\",\"fields\":[{\"name\":\"a\",\"type\":\"" + type + "\"}]}";
    }

    private void await(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("not in time; there are " + registry.schemas() + " and " + registry.problems());
            }
            Thread.onSpinWait();
        }
    }

    private boolean has(String version) {
        return registry.find("lab.a", SchemaVersion.parse(version)).isPresent();
    }

    @Test
    void whatLiesThereAtTheStartIsKnownAtOnce(@TempDir Path full) throws IOException {
        Files.writeString(full.resolve("lab.a.json"), json("lab.a", "1.0.0", "int8"));
        try (FolderSchemaRegistry fresh = new FolderSchemaRegistry(full, 60_000, parser)) {
            assertEquals(
                    "file lab.a.json", fresh.schemas().get(0).owners().get(0).toString());
        }
    }

    @Test
    void aFileThatComesChangesAndGoesIsFollowed() throws IOException {
        write("lab.a.json", json("lab.a", "1.0.0", "int8"));
        await(() -> has("1.0.0"));
        write("lab.a.json", json("lab.a", "1.1.0", "int16"));
        await(() -> has("1.1.0") && !has("1.0.0"));
        Files.delete(folder.resolve("lab.a.json"));
        await(() -> registry.schemas().isEmpty());
    }

    @Test
    void aBadFileIsReportedAndDisturbsNoOther() throws IOException {
        write("lab.b.json", "{");
        write("lab.a.json", json("lab.a", "1.0.0", "int8"));
        await(() -> has("1.0.0") && registry.problems().size() == 1);
        assertEquals("file lab.b.json", registry.problems().get(0).where());
    }

    @Test
    void whatAFileSaidStaysUntilItIsGoodAgain() throws IOException {
        write("lab.a.json", json("lab.a", "1.0.0", "int8"));
        await(() -> has("1.0.0"));
        write("lab.a.json", "{");
        await(() -> !registry.problems().isEmpty());
        assertTrue(has("1.0.0"));
        write("lab.a.json", json("lab.a", "1.2.0", "int8"));
        await(() -> has("1.2.0") && registry.problems().isEmpty());
    }

    @Test
    void aFileMustBeNamedAsItsId() throws IOException {
        write("other.json", json("lab.a", "1.0.0", "int8"));
        await(() -> !registry.problems().isEmpty());
        assertEquals(
                "holds lab.a: call it lab.a.json", registry.problems().get(0).what());
    }

    @Test
    void aFileThatContradictsAProducerComesInWhenTheProducerIsGone() throws IOException {
        SchemaInfo theirs = parser.fromJson(json("lab.a", "1.0.0", "int16"));
        registry.register(theirs, "scope");
        write("lab.a.json", json("lab.a", "1.0.0", "int8"));
        await(() -> !registry.problems().isEmpty());
        assertTrue(registry.problems().get(0).what().contains("producer scope"));
        registry.withdraw("scope");
        await(() -> registry.problems().isEmpty() && has("1.0.0"));
    }

    @Test
    void aProducerThatContradictsAFileIsRefused() throws IOException {
        write("lab.a.json", json("lab.a", "1.0.0", "int8"));
        await(() -> has("1.0.0"));
        SchemaInfo theirs = parser.fromJson(json("lab.a", "1.0.0", "int16"));
        String message = assertThrows(SchemaRefused.class, () -> registry.register(theirs, "scope"))
                .getMessage();
        assertTrue(message.startsWith("lab.a 1.0.0 of file lab.a.json"), message);
        assertEquals(List.of(), registry.find(theirs.hash()));
    }
}
