package org.labhub.shm.internal.waiting;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When a reader of the newest frame naps by the clock. */
final class DrowseTest {

    private static final long NAP = 2_000_000;

    private final Drowse drowse = new Drowse(0, 0);

    @Test
    void whoHasJustComeIsWoken() {
        assertFalse(drowse.isBetter(0, 10));
    }

    @Test
    void whereFramesComeSlowlyEachWakes() {
        assertFalse(drowse.isBetter(1, NAP));
    }

    @Test
    void whereFramesComeQuicklyNobodyIsWoken() {
        assertTrue(drowse.isBetter(100, NAP));
    }

    @Test
    void aShortBurstDoesNotMakeAChannelQuick() {
        assertFalse(drowse.isBetter(10, NAP / 10));
    }

    @Test
    void whoNapsGoesOnNappingUntilANapsTimeHasBeenSeen() {
        drowse.isBetter(100, NAP);
        assertTrue(drowse.isBetter(100, NAP + 10));
    }

    @Test
    void whenTheChannelHasBecomeSlowItsFramesWakeAgain() {
        drowse.isBetter(100, NAP);
        assertFalse(drowse.isBetter(101, 2 * NAP));
    }
}
