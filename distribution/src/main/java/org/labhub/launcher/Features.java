package org.labhub.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which bundles make a hub: what the files in {@code features/} say, the one place where that is written. */
public final class Features {

    private static final JsonValue LAST = Json.createValue(10);

    private final Path home;
    private final List<JsonObject> files;

    private Features(Path home, List<JsonObject> files) {
        this.home = home;
        this.files = files;
    }

    /**
     * Reads the features of a program.
     *
     * @param home the program's folder
     * @return what they say
     * @throws IOException if they cannot be read
     */
    public static Features of(Path home) throws IOException {
        try (Stream<Path> found = Files.list(home.resolve("features"))) {
            List<Path> sorted = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            List<JsonObject> read = new ArrayList<>();
            for (Path file : sorted) {
                read.add(read(file));
            }
            return new Features(home, read);
        }
    }

    private static JsonObject read(Path file) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readObject();
        }
    }

    /**
     * A bundle of the program.
     *
     * @param file its jar
     * @param startLevel when it is started: lower levels first
     */
    public record FeatureBundle(Path file, int startLevel) {}

    /**
     * The bundles in the order in which they are started.
     *
     * @return jars and start levels
     */
    public List<FeatureBundle> bundles() {
        return files.stream()
                .flatMap(file -> file.getJsonArray("bundles").stream())
                .map(entry -> bundle(entry.asJsonObject()))
                .sorted(Comparator.comparingInt(FeatureBundle::startLevel))
                .toList();
    }

    /** Refuses a program of which a jar is missing. */
    Features mustBeComplete() throws Refusal {
        for (FeatureBundle bundle : bundles()) {
            if (!Files.isReadable(bundle.file())) {
                throw new Refusal("the program is incomplete: %s is missing. Unpack the distribution again"
                        .formatted(bundle.file()));
            }
        }
        return this;
    }

    private FeatureBundle bundle(JsonObject entry) {
        return new FeatureBundle(home.resolve("system").resolve(pathOf(entry.getString("id"))), startLevel(entry));
    }

    /** A number in the source, a string once the features have been packed. */
    private static int startLevel(JsonObject entry) {
        return Integer.parseInt(
                entry.getOrDefault("start-order", LAST).toString().replace("\"", ""));
    }

    /** The place in a Maven repository of {@code group:artifact:version}. */
    static String pathOf(String id) {
        String[] part = id.split(":", -1);
        return "%s/%s/%s/%s-%s.jar".formatted(part[0].replace('.', '/'), part[1], part[2], part[1], part[2]);
    }

    /** The framework properties that the bundles cannot do without. */
    Map<String, String> frameworkProperties() {
        Map<String, String> all = new TreeMap<>();
        for (JsonObject file : files) {
            if (file.containsKey("framework-properties")) {
                file.getJsonObject("framework-properties")
                        .forEach((key, value) -> all.put(key, ((JsonString) value).getString()));
            }
        }
        return all;
    }
}
