package org.labhub.recovery.internal.automatic;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is done by itself. */
enum Mode {
    /** Nothing is looked at. */
    OFF,
    /** What is wrong is said. */
    REPORT,
    /** It is said, and what the dead hold is given back. */
    DEAD;

    static Mode of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("mode must be "
                        + Arrays.stream(values()).map(Mode::word).collect(Collectors.joining(", ")) + ", not \"" + word
                        + "\""));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
