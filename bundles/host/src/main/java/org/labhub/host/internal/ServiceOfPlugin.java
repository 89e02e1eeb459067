package org.labhub.host.internal;

import java.util.Optional;
import org.labhub.host.internal.life.ConstructionFailed;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** The service behind a reference; when it cannot be got, its component knows why. */
final class ServiceOfPlugin<S> implements PluginService<S> {

    private static final String CAUSED_BY = "Caused by: ";

    private final BundleContext context;
    private final ServiceReference<S> reference;
    private final ServiceComponentRuntime components;

    ServiceOfPlugin(BundleContext context, ServiceReference<S> reference, ServiceComponentRuntime components) {
        this.context = context;
        this.reference = reference;
        this.components = components;
    }

    @Override
    public S get() {
        return Optional.ofNullable(context.getService(reference))
                .orElseThrow(() -> new ConstructionFailed(failure()
                        .map(ServiceOfPlugin::innermost)
                        .orElse("the service cannot be got: it is gone, or its constructor failed, see the log")));
    }

    @Override
    public void unget() {
        try {
            context.ungetService(reference);
        } catch (IllegalStateException theHostIsGone) {
            // then the framework has given everything back
        }
    }

    private Optional<String> failure() {
        Object id = reference.getProperty("component.id");
        return components.getComponentDescriptionDTOs(reference.getBundle()).stream()
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .filter(each -> Long.valueOf(each.id).equals(id))
                .map(ServiceOfPlugin::failure)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> failure(ComponentConfigurationDTO component) {
        return Optional.ofNullable(component.failure);
    }

    /** A message may have several lines; they end where the stack begins. */
    private static String innermost(String stackTrace) {
        int cause = stackTrace.lastIndexOf(CAUSED_BY);
        String rest = cause < 0 ? stackTrace : stackTrace.substring(cause + CAUSED_BY.length());
        int stack = rest.indexOf("\n\t");
        String words = (stack < 0 ? rest : rest.substring(0, stack)).strip();
        int colon = words.indexOf(": ");
        String type = colon < 0 ? words : words.substring(0, colon);
        return type.substring(type.lastIndexOf('.') + 1) + words.substring(type.length());
    }
}
