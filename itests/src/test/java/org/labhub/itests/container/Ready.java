package org.labhub.itests.container;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.labhub.itests.hub.Await;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** What has to be there before a test runs inside a hub: every bundle, every component. */
public final class Ready {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Runs in the hub. */
    public void everythingIsThere(BundleContext context) {
        everyBundleIsActive(context);
        everyComponentIsSatisfied(context);
    }

    void everyBundleIsActive(BundleContext context) {
        Await.until(PATIENCE, () -> idle(context).isEmpty(), () -> idle(context).toString());
    }

    void everyComponentIsSatisfied(BundleContext context) {
        ServiceComponentRuntime runtime =
                context.getService(context.getServiceReference(ServiceComponentRuntime.class));
        Await.until(
                PATIENCE,
                () -> unsatisfied(runtime).isEmpty(),
                () -> unsatisfied(runtime).toString());
    }

    private static List<String> idle(BundleContext context) {
        return Stream.of(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE && !isFragment(bundle))
                .map(bundle -> bundle + " in state " + bundle.getState())
                .toList();
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get("Fragment-Host") != null;
    }

    private static List<String> unsatisfied(ServiceComponentRuntime runtime) {
        return runtime.getComponentDescriptionDTOs().stream()
                .filter(runtime::isComponentEnabled)
                .flatMap(component -> unsatisfied(runtime, component))
                .toList();
    }

    private static Stream<String> unsatisfied(ServiceComponentRuntime runtime, ComponentDescriptionDTO component) {
        return runtime.getComponentConfigurationDTOs(component).stream()
                .filter(each -> each.state != ComponentConfigurationDTO.ACTIVE
                        && each.state != ComponentConfigurationDTO.SATISFIED)
                .map(each -> component.name + " in state " + each.state);
    }
}
