package org.labhub.deploy.internal.health;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.labhub.deploy.internal.container.Components;
import org.labhub.deploy.internal.container.Trouble;
import org.labhub.deploy.internal.container.Trouble.Kind;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * All bundles of the hub itself are active and all their components satisfied. CRITICAL: one is not. What lies in
 * {@code deploy/} is judged by {@link DeployCheck}; a component that nobody has configured is not missed.
 */
@Component(
        property = {
            HealthCheck.NAME + "=All bundles are active and all components satisfied",
            HealthCheck.TAGS + "=startup",
            HealthCheck.TAGS + "=ready",
            HealthCheck.TAGS + "=labhub"
        })
public final class ContainerCheck implements HealthCheck {

    private final BundleContext context;
    private final Components components;
    private final String deployed;

    /**
     * Asks nothing yet.
     *
     * @param context knows the bundles
     * @param runtime knows the components
     */
    @Activate
    public ContainerCheck(BundleContext context, @Reference ServiceComponentRuntime runtime) {
        this.context = context;
        components = new Components(runtime);
        deployed = Optional.ofNullable(context.getProperty("felix.fileinstall.dir"))
                .map(folder -> new File(folder).toURI().toString())
                .orElse("deploy:");
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        List<Bundle> bundles =
                Arrays.stream(context.getBundles()).filter(this::ours).toList();
        bundles.forEach(bundle -> add(log, bundle));
        log.info("{} bundles", bundles.size());
        return new Result(log);
    }

    private boolean ours(Bundle bundle) {
        return !bundle.getLocation().startsWith(deployed);
    }

    private void add(FormattingResultLog log, Bundle bundle) {
        if (!up(bundle)) {
            log.critical("{} is not active: the log of the start says why", bundle.getSymbolicName());
        }
        components.troubles(bundle).stream()
                .filter(trouble -> trouble.kind() != Kind.UNCONFIGURED)
                .map(Trouble::words)
                .forEach(words -> log.critical("{}: {}", bundle.getSymbolicName(), words));
    }

    private static boolean up(Bundle bundle) {
        boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
        boolean lazy = Objects.nonNull(bundle.getHeaders().get(Constants.BUNDLE_ACTIVATIONPOLICY));
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> true;
            case Bundle.STARTING -> lazy;
            case Bundle.RESOLVED -> fragment;
            default -> false;
        };
    }
}
