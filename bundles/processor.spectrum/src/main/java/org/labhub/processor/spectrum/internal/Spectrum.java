package org.labhub.processor.spectrum.internal;

/** A Fourier transform of a power of two of points: in place, radix 2, with its sines ready. One thread. */
final class Spectrum {

    static final int WINDOW = 512;
    static final int LINES = WINDOW / 2;

    private final double[] cosine = new double[LINES];
    private final double[] sine = new double[LINES];
    private final double[] real = new double[WINDOW];
    private final double[] imaginary = new double[WINDOW];

    Spectrum() {
        for (int line = 0; line < LINES; line++) {
            cosine[line] = Math.cos(2 * Math.PI * line / WINDOW);
            sine[line] = -Math.sin(2 * Math.PI * line / WINDOW);
        }
    }

    static double rms(float[] points) {
        double sum = 0;
        for (float point : points) {
            sum += (double) point * point;
        }
        return Math.sqrt(sum / points.length);
    }

    /** Of the first {@value #WINDOW} points: a sine of one volt that fits the window shows as 1. */
    float[] amplitudes(float[] points) {
        for (int point = 0; point < WINDOW; point++) {
            int mirrored = Integer.reverse(point) >>> (32 - 9);
            real[mirrored] = points[point];
            imaginary[mirrored] = 0;
        }
        for (int half = 1; half < WINDOW; half *= 2) {
            combine(half);
        }
        float[] amplitudes = new float[LINES];
        for (int line = 0; line < LINES; line++) {
            amplitudes[line] = (float) (Math.hypot(real[line], imaginary[line]) / (line == 0 ? WINDOW : LINES));
        }
        return amplitudes;
    }

    private void combine(int half) {
        for (int start = 0; start < WINDOW; start += 2 * half) {
            for (int offset = 0; offset < half; offset++) {
                butterfly(start + offset, start + offset + half, offset * (LINES / half));
            }
        }
    }

    private void butterfly(int upper, int lower, int turn) {
        double re = real[lower] * cosine[turn] - imaginary[lower] * sine[turn];
        double im = real[lower] * sine[turn] + imaginary[lower] * cosine[turn];
        real[lower] = real[upper] - re;
        imaginary[lower] = imaginary[upper] - im;
        real[upper] += re;
        imaginary[upper] += im;
    }
}
