package org.labhub.api.security;

import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A name that nobody else ever bears, for a hub or for somebody at it: {@code prod.scope-1.3a7f2b1c}. It is generated once
 * and kept, so that whoever starts again is the same as before.
 *
 * @param text kind, name and eight hexadecimal digits, at most {@value #MAX} characters
 */
public record Uid(String text) implements Comparable<Uid> {

    /** How many characters a uid has at most. */
    public static final int MAX = 40;

    private static final Pattern RULE = Pattern.compile("(hub|prod|cons|proc)\\.[A-Za-z0-9_-]{1,26}\\.[0-9a-f]{8}");
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_-]+");

    /** What bears a uid. */
    public enum Kind {
        /** A hub. */
        HUB,
        /** Who offers a channel. */
        PROD,
        /** Who reads a channel. */
        CONS,
        /** Who reads one channel and offers another. */
        PROC;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Refuses any other form.
     *
     * @param text kind, name and eight hexadecimal digits, at most {@value #MAX} characters
     */
    public Uid {
        if (!RULE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a uid is hub, prod, cons or proc, a name of at most 26 letters, digits, "
                            + "hyphens and underscores, and 8 hexadecimal digits, with dots between; not \"" + text
                            + "\"");
        }
    }

    /**
     * Makes a new one.
     *
     * @param kind what bears it
     * @param name for people; what does not fit is left out
     * @param random where the digits come from
     * @return a uid that nobody bears yet
     */
    public static Uid fresh(Kind kind, String name, RandomGenerator random) {
        String fitting = FOREIGN.matcher(name).replaceAll("-");
        String room = fitting.isEmpty() ? "unnamed" : fitting.substring(0, Math.min(26, fitting.length()));
        return new Uid(kind.word() + "." + room + "." + HexFormat.of().toHexDigits(random.nextInt()));
    }

    /**
     * What bears it.
     *
     * @return its first part
     */
    public Kind kind() {
        return Kind.valueOf(text.substring(0, text.indexOf('.')).toUpperCase(Locale.ROOT));
    }

    @Override
    public int compareTo(Uid other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
