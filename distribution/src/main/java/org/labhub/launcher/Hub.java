package org.labhub.launcher;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.labhub.launcher.Features.FeatureBundle;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The running framework with the program's bundles. */
final class Hub {

    private final Framework framework;

    private Hub(Framework framework) {
        this.framework = framework;
    }

    /** Installs the bundles and starts them; returns when the last start level is reached. */
    static Hub start(Map<String, String> properties, List<FeatureBundle> bundles) throws BundleException {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(properties);
        framework.init();
        for (FeatureBundle bundle : bundles) {
            install(framework, bundle);
        }
        framework.start();
        return new Hub(framework);
    }

    private static void install(Framework framework, FeatureBundle planned) throws BundleException {
        Bundle bundle = framework
                .getBundleContext()
                .installBundle("reference:" + planned.file().toUri());
        bundle.adapt(BundleStartLevel.class).setStartLevel(planned.startLevel());
        if (!isFragment(bundle)) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    /** The bundles that should run and do not. */
    List<String> notRunning() {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(bundle -> !isFragment(bundle) && bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();
    }

    /** Waits until somebody stops the framework: a signal, the shell or the console. */
    void awaitStop() throws InterruptedException {
        FrameworkEvent event;
        do {
            event = framework.waitForStop(0);
        } while (event.getType() == FrameworkEvent.STOPPED_UPDATE);
    }

    /** Stops all bundles, the last started first. Says whether they did in time. */
    boolean stop(Duration deadline) throws BundleException, InterruptedException {
        framework.stop();
        return framework.waitForStop(deadline.toMillis()).getType() != FrameworkEvent.WAIT_TIMEDOUT;
    }
}
