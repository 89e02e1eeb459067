package org.labhub.schema.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.labhub.api.schema.SchemaInfo;

/** Files whose hashes stand in blocks and registries out there: they may never change. */
final class GoldenTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/golden/hashes.txt", delimiter = ' ')
    void aKnownFileKeepsItsHashAndItsText(String id, String hash, String text) throws IOException {
        SchemaInfo schema = new WrittenSchemas(false).fromJson(file("/golden/" + id + ".json"));
        assertEquals(id + " " + hash + " " + text, schema.id() + " " + schema.hash() + " " + schema.text());
    }

    private static String file(String name) throws IOException {
        try (var file = GoldenTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
