package org.labhub.itests.deploy;

/** A component that works. */
public final class GoodMeter implements Runnable {

    @Override
    public void run() {}
}
