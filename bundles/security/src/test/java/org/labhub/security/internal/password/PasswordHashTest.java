package org.labhub.security.internal.password;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

    private static final char[] PASSWORD = "wärme und druck".toCharArray();
    private static final String TAIL = "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void theSamePasswordMatchesAfterWritingAndReading() {
        String written = PasswordHash.of(PASSWORD).toString();
        assertTrue(PasswordHash.parse(written).matches(PASSWORD));
    }

    @Test
    void anotherPasswordDoesNotMatch() {
        assertFalse(PasswordHash.of(PASSWORD).matches("warme und druck".toCharArray()));
    }

    @Test
    void itSaysWithWhichCostItWasMade() {
        assertTrue(PasswordHash.of(PASSWORD).toString().startsWith("$argon2id$v=19$m=65536,t=3,p=1$"));
    }

    @Test
    void theSamePasswordNeverGivesTheSameHash() {
        assertNotEquals(
                PasswordHash.of(PASSWORD).toString(), PasswordHash.of(PASSWORD).toString());
    }

    /** The vector that the reference implementation tests itself with. */
    @Test
    void itAgreesWithOtherImplementations() {
        PasswordHash theirs = PasswordHash.parse(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        assertTrue(theirs.matches("password".toCharArray()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=1024,t=3,p=1",
                "$argon2id$v=19$m=4194304,t=3,p=1",
                "$argon2id$v=19$m=65536,t=99,p=1",
                "$argon2id$v=19$m=65536,t=0,p=1",
                "$argon2id$v=19$m=65536,t=3,p=9"
            })
    void parametersThatAreTooCheapOrTooDearAreRefused(String parameters) {
        assertThrows(IllegalArgumentException.class, () -> PasswordHash.parse(parameters + TAIL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "{sha-256}abc", "$argon2i$v=19$m=65536,t=3,p=1" + TAIL})
    void otherKindsOfHashesAreRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> PasswordHash.parse(text));
    }
}
