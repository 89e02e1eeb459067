package org.labhub.admin.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The broker's line among the levels of the hub's log, which are the configuration {@code org.labhub.log}. */
final class BrokerLogLevel {

    private static final String PID = "org.labhub.log";
    private static final String LEVELS = "levels";
    private static final String BROKER = "org.labhub.broker=";
    private static final List<String> WORDS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");

    private final ConfigurationAdmin configurations;

    BrokerLogLevel(ConfigurationAdmin configurations) {
        this.configurations = configurations;
    }

    /** What the configuration says, or that of the whole log. */
    String holds() throws IOException {
        return levels(values(configurations.getConfiguration(PID, "?"))).stream()
                .filter(line -> line.startsWith(BROKER))
                .map(line -> line.substring(BROKER.length()))
                .findFirst()
                .orElse("INFO");
    }

    /** Leaves all other lines as they are. */
    String set(String word) throws IOException {
        String level = word.toUpperCase(Locale.ROOT);
        if (!WORDS.contains(level)) {
            throw new IllegalArgumentException(
                    "a level is one of " + String.join(", ", WORDS) + ", not \"" + word + "\"");
        }
        Configuration log = configurations.getConfiguration(PID, "?");
        Map<String, Object> values = values(log);
        List<String> lines = new ArrayList<>(levels(values));
        lines.removeIf(line -> line.startsWith(BROKER));
        lines.add(BROKER + level);
        values.put(LEVELS, lines.toArray(String[]::new));
        log.update(FrameworkUtil.asDictionary(values));
        return level;
    }

    private static Map<String, Object> values(Configuration log) {
        return Optional.ofNullable(log.getProperties())
                .<Map<String, Object>>map(stored -> new LinkedHashMap<>(FrameworkUtil.asMap(stored)))
                .orElseGet(LinkedHashMap::new);
    }

    private static List<String> levels(Map<String, Object> values) {
        Object lines = values.get(LEVELS);
        if (lines instanceof String[] many) {
            return List.of(many);
        }
        return lines instanceof String one && !one.isBlank() ? List.of(one) : List.of();
    }
}
