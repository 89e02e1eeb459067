package org.labhub.deploy.internal.container;

import java.util.Arrays;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

/** The container in which this bundle itself is. */
public final class FrameworkContainer implements Container {

    private final BundleContext context;
    private final Requirements requirements;
    private final Components components;
    private final StartFailures failures = new StartFailures();

    /**
     * Asks nothing yet.
     *
     * @param context of this bundle
     * @param components knows the declarative services
     */
    public FrameworkContainer(BundleContext context, Components components) {
        this.context = context;
        this.components = components;
        requirements = new Requirements(context);
    }

    @Override
    public Optional<Installed> at(String location) {
        return Optional.ofNullable(context.getBundle(location))
                .map(bundle -> new FrameworkBundle(bundle, context, requirements, components, failures));
    }

    @Override
    public Optional<String> origin(String symbolicName, Version version) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()) && version.equals(bundle.getVersion()))
                .map(Bundle::getLocation)
                .findFirst();
    }
}
