package org.labhub.itests.start;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A plug-in that does not let itself be stopped. */
public final class SlowToStop implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        System.out.println("slow plug-in runs");
    }

    @Override
    public void stop(BundleContext context) throws InterruptedException {
        System.out.println("slow plug-in stops");
        Thread.sleep(600_000);
    }
}
