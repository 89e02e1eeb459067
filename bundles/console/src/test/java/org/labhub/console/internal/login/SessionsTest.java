package org.labhub.console.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.labhub.testkit.TurnedClock;

class SessionsTest {

    private final TurnedClock clock = new TurnedClock();
    private final AtomicReference<String> edition = new AtomicReference<>("first");
    private final Sessions sessions = new Sessions(Duration.ofMinutes(30), Duration.ofHours(12), edition::get, clock);

    @Test
    void aTokenNamesItsUser() {
        assertEquals(Optional.of("admin"), sessions.user(sessions.begin("first")));
    }

    @Test
    void anotherTokenNamesNobody() {
        sessions.begin("first");
        assertTrue(sessions.user("0".repeat(64)).isEmpty());
    }

    @Test
    void aTokenHas256BitsAndIsNeverTheSame() {
        assertEquals(64, sessions.begin("first").length());
        assertNotEquals(sessions.begin("first"), sessions.begin("first"));
    }

    @Test
    void anIdleSessionEnds() {
        String token = sessions.begin("first");
        clock.pass(Duration.ofMinutes(31));
        assertTrue(sessions.user(token).isEmpty());
    }

    @Test
    void aSessionInUseGoesOn() {
        String token = sessions.begin("first");
        clock.pass(Duration.ofMinutes(29));
        sessions.user(token);
        clock.pass(Duration.ofMinutes(29));
        assertTrue(sessions.user(token).isPresent());
    }

    @Test
    void evenASessionInUseEndsAfterItsLongestTime() {
        String token = sessions.begin("first");
        IntStream.range(0, 12 * 3).forEach(i -> {
            clock.pass(Duration.ofMinutes(20));
            assertTrue(sessions.user(token).isPresent());
        });
        clock.pass(Duration.ofMinutes(1));
        assertTrue(sessions.user(token).isEmpty());
    }

    @Test
    void aNewPasswordEndsAllSessions() {
        String token = sessions.begin("first");
        edition.set("second");
        assertTrue(sessions.user(token).isEmpty());
    }

    @Test
    void aLogInUnderAnOldPasswordNeverBegins() {
        edition.set("second");
        assertTrue(sessions.user(sessions.begin("first")).isEmpty());
    }

    @Test
    void logOutEndsOne() {
        String token = sessions.begin("first");
        assertTrue(sessions.end(token));
        assertTrue(sessions.user(token).isEmpty());
        assertFalse(sessions.end(token));
    }

    @Test
    void theOldestGivesWayWhenThereAreTooMany() {
        String oldest = sessions.begin("first");
        String next = sessions.begin("first");
        IntStream.range(0, 31).forEach(i -> sessions.begin("first"));
        assertTrue(sessions.user(oldest).isEmpty());
        assertTrue(sessions.user(next).isPresent());
    }
}
