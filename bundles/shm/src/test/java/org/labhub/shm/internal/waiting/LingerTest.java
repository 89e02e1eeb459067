package org.labhub.shm.internal.waiting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How long somebody lingers before it sleeps. */
final class LingerTest {

    private int looks;

    private boolean isThereAtLook(int look) {
        return ++looks == look;
    }

    @Test
    void aSpinEndsWhenItIsThere() {
        assertTrue(Linger.spinning(() -> isThereAtLook(3), 100));
        assertEquals(3, looks);
    }

    @Test
    void aSpinEndsAfterSoManyLooks() {
        assertFalse(Linger.spinning(() -> isThereAtLook(0), 100));
        assertEquals(100, looks);
    }

    @Test
    void whoGivesWayGoesOnWhenItIsThere() {
        assertTrue(Linger.givingWay(() -> isThereAtLook(3)));
        assertEquals(3, looks);
    }

    @Test
    void nobodyGivesWayForLong() {
        assertFalse(Linger.givingWay(() -> isThereAtLook(0)));
        assertEquals(16, looks);
    }
}
