package org.labhub.api.security;

import java.util.regex.Pattern;

/**
 * Who somebody is on the wire: the public half of a CURVE key pair.
 *
 * @param z85 its 32 bytes as 40 characters
 */
public record PublicKey(String z85) {

    private static final Pattern RULE = Pattern.compile("[0-9a-zA-Z.\\-:+=^!/*?&<>()\\[\\]{}@%$#]{40}");

    /**
     * Refuses what is no key.
     *
     * @param z85 its 32 bytes as 40 characters
     */
    public PublicKey {
        if (!RULE.matcher(z85).matches()) {
            throw new IllegalArgumentException(
                    "a public key has 40 Z85 characters, not " + z85.length() + " of \"" + shown(z85) + "\"");
        }
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    @Override
    public String toString() {
        return z85;
    }
}
