package org.labhub.deploy.internal.container;

import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/** One bundle of the framework. */
final class FrameworkBundle implements Installed {

    private final Bundle bundle;
    private final BundleContext context;
    private final Requirements requirements;
    private final Components components;
    private final StartFailures failures;

    FrameworkBundle(
            Bundle bundle,
            BundleContext context,
            Requirements requirements,
            Components components,
            StartFailures failures) {
        this.bundle = bundle;
        this.context = context;
        this.requirements = requirements;
        this.components = components;
        this.failures = failures;
    }

    @Override
    public Stage stage() {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> Stage.ACTIVE;
            case Bundle.STARTING -> lazy() ? Stage.ACTIVE : Stage.BETWEEN;
            case Bundle.STOPPING -> Stage.BETWEEN;
            case Bundle.RESOLVED -> fragment() ? Stage.ACTIVE : notStarted();
            default -> fragment() ? Stage.DOWN : notStarted();
        };
    }

    private Stage notStarted() {
        if (level() < bundle.adapt(BundleStartLevel.class).getStartLevel()) {
            return Stage.TOO_EARLY;
        }
        boolean tried = bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
        return tried || bundle.getState() == Bundle.INSTALLED ? Stage.DOWN : Stage.STOPPED;
    }

    private int level() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkStartLevel.class)
                .getStartLevel();
    }

    private boolean fragment() {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    private boolean lazy() {
        return String.valueOf(bundle.getHeaders().get(Constants.BUNDLE_ACTIVATIONPOLICY))
                .startsWith(Constants.ACTIVATION_LAZY);
    }

    @Override
    public String title() {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    @Override
    public Version version() {
        return bundle.getVersion();
    }

    @Override
    public long changedMillis() {
        return bundle.getLastModified();
    }

    @Override
    public List<Trouble> missing() {
        return requirements.missing(bundle);
    }

    @Override
    public List<Trouble> components() {
        return components.troubles(bundle);
    }

    @Override
    public Optional<Trouble> startAgain() {
        return failures.of(bundle);
    }
}
