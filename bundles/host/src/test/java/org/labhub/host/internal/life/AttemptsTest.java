package org.labhub.host.internal.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AttemptsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Attempts first(Duration pause) {
        return new Attempts(new Patience(MINUTE, MINUTE, MINUTE, MINUTE, 3, pause));
    }

    private static List<Duration> pauses(Attempts attempts, int many) {
        return Stream.generate(attempts::pause).limit(many).toList();
    }

    @Test
    void eachPauseIsTwiceAsLongUpToHalfAMinute() {
        List<Duration> expected =
                Stream.of(4, 8, 16, 30, 30).map(Duration::ofSeconds).toList();
        assertEquals(expected, pauses(first(Duration.ofSeconds(4)), 5));
    }

    @Test
    void whenAllIsForgottenTheFirstPauseComesAgain() {
        Attempts attempts = first(Duration.ofSeconds(4));
        pauses(attempts, 3);
        attempts.reset();
        assertEquals(Duration.ofSeconds(4), attempts.pause());
    }
}
