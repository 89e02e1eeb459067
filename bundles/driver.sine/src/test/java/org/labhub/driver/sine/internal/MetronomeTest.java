package org.labhub.driver.sine.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class MetronomeTest {

    private static final long PERIOD = 10_000_000;

    private final Metronome metronome = Metronome.ofHertz(100);

    @Test
    void theFirstReadingIsDueAtOnce() {
        metronome.start(0);
        assertTrue(metronome.isDue(0));
    }

    @Test
    void theNextIsDueAPeriodLater() {
        metronome.start(0);
        metronome.isDue(0);
        assertFalse(metronome.isDue(PERIOD - 1));
        assertTrue(metronome.isDue(PERIOD));
    }

    @Test
    void missedReadingsAreLeftOut() {
        metronome.start(0);
        metronome.isDue(5 * PERIOD + 1);
        assertFalse(metronome.isDue(5 * PERIOD + 2));
    }

    @Test
    void aRateOfZeroIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Metronome.ofHertz(0));
    }

    @Test
    void aFrequencyThatIsNoNumberIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SineWave.ofHertz(Double.NaN));
    }
}
