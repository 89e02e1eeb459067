package org.labhub.launcher;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at all that a start would read, and starts nothing. */
final class Check {

    private Check() {}

    static int run(Site site) throws IOException, Refusal {
        ConsoleAddress.of(FrameworkProperties.of(site, System.getenv()));
        Features.of(site.home()).mustBeComplete();
        for (Path folder : site.configurations()) {
            mustBeJson(folder.resolve("configuration.json"));
        }
        System.out.println("The configuration of " + site.base() + " is valid.");
        return 0;
    }

    private static void mustBeJson(Path file) throws IOException, Refusal {
        if (!Files.exists(file)) {
            return;
        }
        try (Reader text = Files.newBufferedReader(file);
                JsonReader reader = Json.createReader(text)) {
            reader.readObject();
        } catch (JsonException e) {
            throw new Refusal("%s is not JSON: %s".formatted(file, e.getMessage()));
        }
    }
}
