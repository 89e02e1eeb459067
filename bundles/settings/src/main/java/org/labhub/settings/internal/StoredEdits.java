package org.labhub.settings.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.felix.cm.file.ConfigurationHandler;

/** What was edited, read from the files in which Configuration Admin keeps it, while no hub runs. */
final class StoredEdits {

    private StoredEdits() {}

    /** By PID. What was not written by this bundle was edited as a whole. */
    static Map<String, Map<String, Object>> in(Path folder) throws IOException {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".config")).toList()) {
                Map<String, Object> stored = read(file);
                if (stored.get("service.pid") instanceof String pid) {
                    all.put(pid, Edits.marked(stored) ? Edits.in(stored) : Edits.values(stored));
                }
            }
        }
        return all;
    }

    @SuppressWarnings("unchecked") // what a configuration is; the reader is older than generics
    private static Map<String, Object> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Edits.map((Dictionary<String, Object>) ConfigurationHandler.read(in));
        }
    }
}
