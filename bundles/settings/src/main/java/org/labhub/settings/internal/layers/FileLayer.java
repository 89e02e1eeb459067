package org.labhub.settings.internal.layers;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.cm.json.io.ConfigurationReader;
import org.apache.felix.cm.json.io.Configurations;
import org.labhub.api.settings.Layer;

/**
 * One file of configurations.
 *
 * @param layer which layer it is
 * @param file where it lies
 * @param configurations what it says, by PID and key
 */
record FileLayer(Layer layer, Path file, Map<String, Map<String, Object>> configurations) {

    static FileLayer read(Layer layer, Path file) throws IOException {
        ConfigurationReader reader = Configurations.buildReader()
                .withIdentifier(String.valueOf(file.getFileName()))
                .build(named(file));
        Map<String, Map<String, Object>> all = new TreeMap<>();
        reader.readConfigurationResource().getConfigurations().forEach((pid, values) -> all.put(pid, plain(values)));
        if (!reader.getIgnoredErrors().isEmpty()) {
            throw new IOException(String.join("; ", reader.getIgnoredErrors()));
        }
        return new FileLayer(layer, file, all);
    }

    /** The format asks each file for a name and a version; what stands in a site has no use for them. */
    private static JsonObject named(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file);
                JsonReader json = Json.createReader(Configurations.jsonCommentAwareReader(text))) {
            JsonObjectBuilder named = Json.createObjectBuilder()
                    .add(":configurator:resource-version", 1)
                    .add(":configurator:symbolic-name", "org.labhub.site")
                    .add(":configurator:version", "1.0.0");
            said(file, json.readObject()).forEach((key, value) -> {
                if (!key.startsWith(":")) {
                    named.add(key, value);
                }
            });
            return named.build();
        } catch (JsonException bad) {
            throw new IOException("it is no JSON: " + bad.getMessage(), bad);
        }
    }

    private static Map<String, JsonValue> said(Path file, JsonObject json) throws IOException {
        return file.endsWith(BenchFile.NAME) ? BenchFile.configurations(json) : json;
    }

    private static Map<String, Object> plain(Map<String, Object> values) {
        Map<String, Object> plain = new TreeMap<>(values);
        plain.keySet().removeIf(key -> key.startsWith(":"));
        return plain;
    }
}
