package org.labhub.security.internal.password;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The pauses after wrong passwords: 1, 2, 4, 8, 16 seconds, then 30 each time. All callers look alike on loopback, so all wait. */
final class Pauses {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final InstantSource clock;
    private Instant end = Instant.MIN;
    private int wrong;

    Pauses(InstantSource clock) {
        this.clock = clock;
    }

    /** How long the current one still lasts; zero when there is none. */
    Duration left() {
        Instant now = clock.instant();
        return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
    }

    /** Begins the next one. */
    Duration begin() {
        Duration pause = wrong > 4 ? LONGEST : Duration.ofSeconds(1L << wrong);
        wrong++;
        end = clock.instant().plus(pause);
        return pause;
    }

    void forget() {
        end = Instant.MIN;
        wrong = 0;
    }
}
