package org.labhub.api.security;

import java.util.regex.Pattern;

/**
 * One line of the trust list.
 *
 * @param name for people: letters, digits, dots, hyphens and underscores, at most 64
 * @param key which is trusted
 * @param role what its holder may do
 */
public record TrustedKey(String name, PublicKey key, KeyRole role) {

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /**
     * Refuses a name that could not be typed again.
     *
     * @param name for people: letters, digits, dots, hyphens and underscores, at most 64
     * @param key which is trusted
     * @param role what its holder may do
     */
    public TrustedKey {
        if (!RULE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name for a key: it takes 1 to 64 letters, digits, "
                            + "dots, hyphens and underscores, and begins with a letter or a digit");
        }
    }
}
