package org.labhub.console.internal.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test turns by hand. */
final class TestClock implements InstantSource {

    private Instant now = Instant.parse("2026-01-31T09:30:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
