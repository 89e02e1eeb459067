package org.labhub.api.settings;

/** Where a value can come from; a later one hides the earlier ones. */
public enum Layer {
    /** What the bundle itself says if nobody says anything. */
    BUILT_IN("built in"),
    /** The program's {@code conf/configuration.json}. */
    PROGRAM("program"),
    /** The site's {@code conf/configuration.json}. */
    SITE("site"),
    /** The site's {@code conf/local/configuration.json}. */
    LOCAL("local"),
    /** Edited while the hub ran, in the console or the shell. */
    EDITED("edited"),
    /** A variable of the environment; cannot be edited. */
    ENVIRONMENT("environment");

    private final String text;

    Layer(String text) {
        this.text = text;
    }

    /**
     * The layer as it is shown.
     *
     * @return in small letters
     */
    public String text() {
        return text;
    }
}
