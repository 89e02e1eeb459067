package org.labhub.api.block;

import java.util.regex.Pattern;

/**
 * The name of a channel and of the block behind it: a file name on every system, and nothing else.
 *
 * @param text letters, digits, dots, hyphens and underscores, at most 128, the first neither dot nor hyphen
 */
public record BlockName(String text) implements Comparable<BlockName> {

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    /**
     * Refuses any other name.
     *
     * @param text letters, digits, dots, hyphens and underscores, at most 128, the first neither dot nor hyphen
     */
    public BlockName {
        if (!RULE.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no name for a channel: it takes 1 to 128 letters, "
                    + "digits, dots, hyphens and underscores, and begins with neither a dot nor a hyphen");
        }
    }

    @Override
    public int compareTo(BlockName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
