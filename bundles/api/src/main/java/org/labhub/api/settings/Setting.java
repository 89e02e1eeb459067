package org.labhub.api.settings;

import java.util.List;

/**
 * The value of one key of a configuration, and what it hides.
 *
 * @param key its name
 * @param holds the value that is in force, and where it comes from
 * @param hides what lower layers say, the highest of them first
 */
public record Setting(String key, Origin holds, List<Origin> hides) {

    /**
     * Takes a copy of what is hidden.
     *
     * @param key its name
     * @param holds the value that is in force, and where it comes from
     * @param hides what lower layers say, the highest of them first
     */
    public Setting {
        hides = List.copyOf(hides);
    }

    /**
     * Whether an edit would change nothing, because the environment wins.
     *
     * @return whether the value is fixed
     */
    public boolean fixed() {
        return holds.layer() == Layer.ENVIRONMENT;
    }
}
