package org.labhub.driver.sine.internal;

/**
 * The wave of one volt.
 *
 * @param radiansPerNano its speed
 */
record SineWave(double radiansPerNano) {

    static SineWave ofHertz(double frequency) {
        if (!(frequency > 0 && Double.isFinite(frequency))) {
            throw new IllegalArgumentException("frequency must be above 0 Hz, not " + frequency);
        }
        return new SineWave(2 * Math.PI * frequency / 1e9);
    }

    double at(long nanos) {
        return Math.sin(radiansPerNano * nanos);
    }
}
