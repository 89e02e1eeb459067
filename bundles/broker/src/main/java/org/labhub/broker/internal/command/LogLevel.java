package org.labhub.broker.internal.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Level;
import java.util.stream.Collectors;

/** How much a broker without a hub logs, in the words that a hub's log uses. */
enum LogLevel {
    TRACE(Level.FINER),
    DEBUG(Level.FINE),
    INFO(Level.INFO),
    WARN(Level.WARNING),
    ERROR(Level.SEVERE),
    OFF(Level.OFF);

    @SuppressWarnings("ImmutableEnumChecker") // a level never changes
    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }

    static LogLevel of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a level is one of "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ")) + ", not \"" + word
                        + "\""));
    }
}
