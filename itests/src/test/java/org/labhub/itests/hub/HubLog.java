package org.labhub.itests.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The log of a hub, read while it is written: a line may be there in part, and a character of it too. */
public final class HubLog {

    private HubLog() {}

    /** Its lines so far; none before there is a log. */
    public static List<String> of(Path base) {
        Path log = base.resolve("data/log/labhub.log");
        try {
            return Files.exists(log)
                    ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
