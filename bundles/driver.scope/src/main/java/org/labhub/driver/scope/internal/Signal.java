package org.labhub.driver.scope.internal;

import java.util.Random;

/** What lies at the inputs: a sine at the first, its third harmonic beside it at the second, noise on both. */
final class Signal {

    static final int POINTS = 1000;

    private final double step;
    private final double interval;
    private final double noise;
    private final double phase;
    private final Random random = new Random(1);

    private Signal(double step, double interval, double noise, double phase) {
        this.step = step;
        this.interval = interval;
        this.noise = noise;
        this.phase = phase;
    }

    static Signal of(double frequency, double sampleRate, double noise, double trigger) {
        above0("frequency", frequency, "Hz");
        above0("sampleRate", sampleRate, "a second");
        if (!(noise >= 0 && Double.isFinite(noise))) {
            throw new IllegalArgumentException("noise must be 0 V or more, not " + noise);
        }
        if (!(trigger >= -1 && trigger <= 1)) {
            throw new IllegalArgumentException("trigger must lie between -1 and 1 V, not " + trigger);
        }
        return new Signal(2 * Math.PI * frequency / sampleRate, 1 / sampleRate, noise, Math.asin(trigger));
    }

    private static void above0(String what, double value, String unit) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(what + " must be above 0 " + unit + ", not " + value);
        }
    }

    double interval() {
        return interval;
    }

    /** Begins where the signal rises through the trigger's level. */
    float[] first() {
        return trace(1, 0);
    }

    float[] second() {
        return trace(0.8, 0.3);
    }

    private float[] trace(double fundamental, double third) {
        float[] points = new float[POINTS];
        for (int point = 0; point < POINTS; point++) {
            double angle = phase + step * point;
            points[point] = (float)
                    (fundamental * Math.sin(angle) + third * Math.sin(3 * angle) + noise * random.nextGaussian());
        }
        return points;
    }
}
