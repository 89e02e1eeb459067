package org.labhub.admin.internal.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {

    @Test
    void blanksDivideAndQuotesHoldTogether() {
        assertEquals(List.of("trust", "an na", "k'ey", ""), Words.of("  trust 'an na'  \"k'ey\" '' "));
    }

    @Test
    void everythingElseMeansItself() {
        assertEquals(List.of("a;b", "|", "$(c)", "\\d", "*"), Words.of("a;b | $(c) \\d *"));
    }

    @Test
    void aQuoteThatIsNotClosedIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Words.of("trust 'anna"));
    }
}
