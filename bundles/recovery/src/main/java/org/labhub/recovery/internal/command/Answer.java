package org.labhub.recovery.internal.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.labhub.recovery.internal.json.Json;

/**
 * What a command says: for people, for programs, and by its exit code.
 *
 * @param exit see {@link Exit}
 * @param text for people
 * @param parts for programs
 */
record Answer(int exit, String text, Map<String, Object> parts) {

    static Answer of(int exit, String text) {
        return new Answer(exit, text, Map.of());
    }

    /** Nothing but an error. */
    static Answer error(int exit, String text) {
        return new Answer(exit, text, Map.of("error", text));
    }

    Answer with(String name, Object part) {
        Map<String, Object> more = new LinkedHashMap<>(parts);
        more.put(name, part);
        return new Answer(exit, text, more);
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("exit", exit);
        all.putAll(parts);
        return Json.of(all);
    }
}
