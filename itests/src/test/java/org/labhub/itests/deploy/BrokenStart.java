package org.labhub.itests.deploy;

import java.io.IOException;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An activator whose device is away. */
public final class BrokenStart implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("no card", new IOException("card 3 is not there"));
    }

    @Override
    public void stop(BundleContext context) {}
}
