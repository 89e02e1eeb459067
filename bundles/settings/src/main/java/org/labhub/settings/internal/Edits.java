package org.labhub.settings.internal;

import java.util.Collections;
import java.util.Dictionary;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** How the edits are kept: beside the values, in the same dictionary, so that both are stored in one step. */
final class Edits {

    private static final String PREFIX = ".labhub.edit.";
    private static final String MARK = ".labhub.layered";

    private Edits() {}

    /** Whether it was written here before; if not, all of it was edited. */
    static boolean marked(Map<String, Object> stored) {
        return stored.containsKey(MARK);
    }

    static Map<String, Object> in(Map<String, Object> stored) {
        Map<String, Object> edits = new TreeMap<>();
        stored.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                edits.put(key.substring(PREFIX.length()), value);
            }
        });
        return edits;
    }

    /** The values without marks and without what Configuration Admin adds. */
    static Map<String, Object> values(Map<String, Object> stored) {
        Map<String, Object> values = new TreeMap<>(stored);
        values.keySet()
                .removeIf(key ->
                        key.startsWith(".labhub.") || key.equals("service.pid") || key.equals("service.factoryPid"));
        return values;
    }

    static Map<String, Object> marked(Map<String, Object> values, Map<String, Object> edits) {
        Map<String, Object> stored = new TreeMap<>(values);
        stored.put(MARK, true);
        edits.forEach((key, value) -> stored.put(PREFIX + key, value));
        return stored;
    }

    static Map<String, Object> map(Dictionary<String, Object> stored) {
        Map<String, Object> map = new TreeMap<>();
        Collections.list(stored.keys()).forEach(key -> map.put(key, Objects.requireNonNull(stored.get(key))));
        return map;
    }
}
