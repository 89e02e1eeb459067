package org.labhub.settings.internal.layers;

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
                .withIdentifier(file.toString())
                .build(text(file));
        Map<String, Map<String, Object>> all = new TreeMap<>();
        reader.readConfigurationResource().getConfigurations().forEach((pid, values) -> all.put(pid, plain(values)));
        if (!reader.getIgnoredErrors().isEmpty()) {
            throw new IOException(file + ": " + String.join("; ", reader.getIgnoredErrors()));
        }
        return new FileLayer(layer, file, all);
    }

    private static Reader text(Path file) throws IOException {
        return Files.newBufferedReader(file);
    }

    private static Map<String, Object> plain(Map<String, Object> values) {
        Map<String, Object> plain = new TreeMap<>(values);
        plain.keySet().removeIf(key -> key.startsWith(":"));
        return plain;
    }
}
