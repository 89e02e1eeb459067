package org.labhub.host.internal;

import java.util.Optional;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** The short name of a plug-in: what an operator called its configuration, or else what its component is called. */
final class PluginName {

    private PluginName() {}

    static String of(ServiceReference<?> plugin) {
        String full = full(plugin);
        int instance = full.indexOf('~');
        return instance > 0 ? full.substring(instance + 1) : full.substring(full.lastIndexOf('.') + 1);
    }

    /** The identity of its configuration, or else what its component is called. */
    static String full(ServiceReference<?> plugin) {
        String pid = text(plugin, Constants.SERVICE_PID);
        return pid.isEmpty() ? text(plugin, "component.name") : pid;
    }

    static String text(ServiceReference<?> plugin, String property) {
        return Optional.ofNullable(plugin.getProperty(property))
                .map(Object::toString)
                .orElse("");
    }
}
