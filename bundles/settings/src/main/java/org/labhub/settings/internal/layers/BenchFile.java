package org.labhub.settings.internal.layers;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A bench as people write it down: roles by name, each played by a plug-in, and what is set for channels. It says the same as
 * the configurations that it is turned into.
 */
final class BenchFile {

    /** Its name, by which it is known from a file of configurations. */
    static final String NAME = "bench.json";

    private static final List<String> KINDS = List.of("driver", "listener", "processor");
    private static final Set<String> SECTIONS = Set.of("bench", "roles", "channels", "settings");
    private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private BenchFile() {}

    /** What it says, as an object of configurations by PID. */
    static Map<String, JsonValue> configurations(JsonObject bench) throws IOException {
        for (String section : bench.keySet()) {
            refuseUnless(
                    SECTIONS.contains(section),
                    "it knows bench (its name), roles, channels and settings, not \"" + section + "\"");
        }
        Map<String, JsonValue> all = new TreeMap<>();
        for (Map.Entry<String, JsonObject> role : section(bench, "roles").entrySet()) {
            put(all, pid(role.getKey(), role.getValue()), without(role.getValue(), kind(role)));
        }
        for (Map.Entry<String, JsonObject> channel : section(bench, "channels").entrySet()) {
            put(all, "org.labhub.channel~" + channel.getKey(), channel.getValue());
        }
        for (Map.Entry<String, JsonObject> setting : section(bench, "settings").entrySet()) {
            put(all, setting.getKey(), setting.getValue());
        }
        return all;
    }

    private static void put(Map<String, JsonValue> all, String pid, JsonObject values) throws IOException {
        refuseUnless(all.put(pid, values) == null, pid + " stands in it twice");
    }

    private static Map<String, JsonObject> section(JsonObject bench, String name) throws IOException {
        Map<String, JsonObject> entries = new TreeMap<>();
        if (bench.containsKey(name)) {
            for (Map.Entry<String, JsonValue> entry :
                    object(name, bench.get(name)).entrySet()) {
                entries.put(entry.getKey(), object(name + " " + entry.getKey(), entry.getValue()));
            }
        }
        return entries;
    }

    private static JsonObject object(String what, JsonValue value) throws IOException {
        refuseUnless(value instanceof JsonObject, what + " must be an object in braces, not " + value);
        return value.asJsonObject();
    }

    /** Which of the words says what plays it. */
    private static String kind(Map.Entry<String, JsonObject> role) throws IOException {
        List<String> said = KINDS.stream().filter(role.getValue()::containsKey).toList();
        refuseUnless(
                said.size() == 1,
                "the role " + role.getKey() + " must name one driver, listener or processor, not " + said);
        return said.get(0);
    }

    private static String pid(String name, JsonObject role) throws IOException {
        refuseUnless(
                ROLE.matcher(name).matches(), "a role is named by letters, digits, _, . and -, not \"" + name + "\"");
        String kind = kind(Map.entry(name, role));
        JsonValue plugin = role.get(kind);
        refuseUnless(
                plugin instanceof JsonString text && !text.getString().isBlank(),
                "the " + kind + " of the role " + name + " must be a name, not " + plugin);
        String word = role.getString(kind).strip();
        return (word.contains(".") ? word : "org.labhub." + kind + "." + word) + "~" + name;
    }

    private static JsonObject without(JsonObject role, String kind) {
        return Json.createObjectBuilder(role).remove(kind).build();
    }

    private static void refuseUnless(boolean right, String rule) throws IOException {
        if (!right) {
            throw new IOException("it is no bench: " + rule);
        }
    }
}
