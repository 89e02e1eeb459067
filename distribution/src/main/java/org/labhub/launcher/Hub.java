package org.labhub.launcher;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.labhub.launcher.Features.FeatureBundle;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** The framework with the program's bundles. Started by one thread; another may stop it at any time. */
final class Hub {

    /** Where the program's bundles come from: they are not copied. */
    private static final String PROGRAM = "reference:";

    /** Who asks at the terminal. */
    private static final String SHELL = "org.apache.felix.gogo.shell";

    /** Its start level: it comes when all has been said that a person should read first. */
    private static final int LAST = 30;

    private final Framework framework;
    private final CountDownLatch started = new CountDownLatch(1);

    private Hub(Framework framework) {
        this.framework = framework;
    }

    static Hub of(Map<String, String> properties) {
        FrameworkFactory felix =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        return new Hub(felix.newFramework(properties));
    }

    /** Installs the bundles and starts them; returns when the last start level is reached. */
    void start(List<FeatureBundle> bundles) throws BundleException {
        framework.init();
        for (FeatureBundle bundle : bundles) {
            install(bundle);
        }
        framework.start();
        started.countDown();
    }

    /** Lets the shell begin to ask, if there is a terminal. */
    void openShell() {
        framework.adapt(FrameworkStartLevel.class).setStartLevel(LAST);
    }

    private void install(FeatureBundle planned) throws BundleException {
        Bundle bundle = framework
                .getBundleContext()
                .installBundle(PROGRAM + planned.file().toUri());
        bundle.adapt(BundleStartLevel.class)
                .setStartLevel(SHELL.equals(bundle.getSymbolicName()) ? LAST : planned.startLevel());
        if (!isFragment(bundle)) {
            bundle.start(); // also those that would rather wait for the first use of a class
        }
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    /** The program's bundles that should run and do not; those in deploy/ have their own watch. */
    List<String> notRunning() {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(bundle -> bundle.getLocation().startsWith(PROGRAM))
                .filter(bundle -> !isFragment(bundle) && bundle.getState() != Bundle.ACTIVE)
                .filter(bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel() < LAST)
                .map(Bundle::getSymbolicName)
                .toList();
    }

    /** The bundles that are being stopped now, hence those that take their time. */
    List<String> stopping() {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(bundle -> bundle.getState() == Bundle.STOPPING && bundle.getBundleId() != 0)
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

    /** Stops all bundles, the last started first; one that is still starting, as soon as it has. Says whether they did in time. */
    boolean stop(Duration deadline) throws BundleException, InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        if (!started.await(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        framework.stop();
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
        return framework.waitForStop(left).getType() != FrameworkEvent.WAIT_TIMEDOUT;
    }
}
