package org.labhub.security.internal.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {

    private final TestClock clock = new TestClock();
    private final Pauses pauses = new Pauses(clock);

    @Test
    void thereIsNoneBeforeTheFirstWrongPassword() {
        assertTrue(pauses.left().isZero());
    }

    @Test
    void theyGrowUpToThirtySeconds() {
        List<Long> seconds =
                IntStream.range(0, 8).mapToObj(i -> pauses.begin().toSeconds()).toList();
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L), seconds);
    }

    @Test
    void theyEndByThemselves() {
        pauses.begin();
        clock.pass(Duration.ofMillis(400));
        assertEquals(Duration.ofMillis(600), pauses.left());
        clock.pass(Duration.ofMillis(600));
        assertTrue(pauses.left().isZero());
    }

    @Test
    void theyStartAgainWhenForgotten() {
        pauses.begin();
        pauses.begin();
        pauses.forget();
        assertTrue(pauses.left().isZero());
        assertEquals(Duration.ofSeconds(1), pauses.begin());
    }
}
