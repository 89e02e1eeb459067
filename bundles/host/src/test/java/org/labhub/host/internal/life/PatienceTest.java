package org.labhub.host.internal.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.labhub.api.instrument.InstrumentState;

final class PatienceTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Patience of(Duration call, Duration connect, int failures) {
        return new Patience(call, connect, MINUTE, MINUTE, failures, MINUTE);
    }

    @Test
    void aDeadlineThatNobodyCanMeetIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> of(Duration.ZERO, MINUTE, 3));
        assertThrows(IllegalArgumentException.class, () -> of(MINUTE, Duration.ZERO, 3));
    }

    @Test
    void quarantineWithoutAFailureIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> of(MINUTE, MINUTE, 0));
    }

    @Test
    void connectHasADeadlineOfItsOwn() {
        Patience patience = of(Duration.ofSeconds(1), MINUTE, 3);
        assertEquals(MINUTE, patience.of(Verb.CONNECT));
        assertEquals(Duration.ofSeconds(1), patience.of(Verb.ACQUIRE));
    }

    @Test
    void whatStaysTheSameIsSoSinceItBegan() {
        Standing before = Standing.before();
        Standing now = before.becomes(InstrumentState.WAITING, "for a cable");
        assertEquals(before.since(), now.since());
        assertEquals("for a cable", now.reason());
    }
}
