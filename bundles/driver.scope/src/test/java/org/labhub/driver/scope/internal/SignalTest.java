package org.labhub.driver.scope.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SignalTest {

    @Test
    void theFirstTraceBeginsAtTheTriggersLevelAndRises() {
        float[] trace = Signal.of(1000, 100_000, 0, 0.5).first();
        assertEquals(0.5, trace[0], 1e-6);
        assertTrue(trace[1] > trace[0]);
    }

    @Test
    void aTraceHasAThousandPoints() {
        assertEquals(1000, Signal.of(1000, 100_000, 0.1, 0).second().length);
    }

    @Test
    void aTriggerOutsideTheSignalIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Signal.of(1000, 100_000, 0, 1.5));
    }

    @Test
    void aFrequencyThatIsNoNumberIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Signal.of(Double.NaN, 100_000, 0, 0));
    }
}
