package org.labhub.security.internal.password;

import java.security.SecureRandom;

/** Makes passwords that nobody guesses and everybody can type: 28 of 32 signs, 140 bits, in groups of seven. */
final class RandomPassword {

    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 28;
    private static final int GROUP = 7;

    private RandomPassword() {}

    static char[] make(SecureRandom random) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                made.append('-');
            }
            made.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return made.toString().toCharArray();
    }
}
