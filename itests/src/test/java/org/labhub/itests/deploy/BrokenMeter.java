package org.labhub.itests.deploy;

/** A component whose constructor refuses. */
public final class BrokenMeter implements Runnable {

    public BrokenMeter() {
        throw new IllegalArgumentException("rate must be above 0 Hz, not 0.0");
    }

    @Override
    public void run() {}
}
