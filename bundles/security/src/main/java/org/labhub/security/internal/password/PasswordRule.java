package org.labhub.security.internal.password;

import java.util.Arrays;

/** Which passwords may be set. Length counts; kinds of characters do not. */
final class PasswordRule {

    static final int SHORTEST = 12;
    static final int LONGEST = 256;
    static final int FEWEST_DIFFERENT = 5;

    private PasswordRule() {}

    /** Throws what is wrong with a password; does not repeat it. */
    static void check(char[] password) {
        if (password.length < SHORTEST) {
            throw new IllegalArgumentException(
                    "the password must have at least " + SHORTEST + " characters, not " + password.length);
        }
        if (password.length > LONGEST) {
            throw new IllegalArgumentException(
                    "the password must have at most " + LONGEST + " characters, not " + password.length);
        }
        if (differentIn(password) < FEWEST_DIFFERENT) {
            throw new IllegalArgumentException("the password must have at least " + FEWEST_DIFFERENT
                    + " different characters, not " + differentIn(password));
        }
    }

    private static int differentIn(char[] password) {
        char[] sorted = password.clone();
        Arrays.sort(sorted);
        int different = 1;
        for (int i = 1; i < sorted.length; i++) {
            different += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        Arrays.fill(sorted, ' ');
        return different;
    }
}
