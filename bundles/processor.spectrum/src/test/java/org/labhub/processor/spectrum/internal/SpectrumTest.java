package org.labhub.processor.spectrum.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SpectrumTest {

    private static float[] sine(double periods) {
        float[] points = new float[1000];
        for (int point = 0; point < points.length; point++) {
            points[point] = (float) Math.sin(2 * Math.PI * periods * point / Spectrum.WINDOW);
        }
        return points;
    }

    @Test
    void aSineOfOneVoltIsOneLine() {
        float[] amplitudes = new Spectrum().amplitudes(sine(20));
        assertEquals(1, amplitudes[20], 1e-6);
        assertEquals(0, amplitudes[21], 1e-6);
    }

    @Test
    void aConstantIsTheFirstLine() {
        float[] points = new float[1000];
        java.util.Arrays.fill(points, 2);
        assertEquals(2, new Spectrum().amplitudes(points)[0], 1e-6);
    }

    @Test
    void theRootMeanSquareOfASineIsItsAmplitudeByTheRootOfTwo() {
        assertEquals(Math.sqrt(0.5), Spectrum.rms(sine(512 * 10 / 1000.0)), 1e-3);
    }
}
