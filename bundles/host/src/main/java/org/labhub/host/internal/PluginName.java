package org.labhub.host.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** The short name of a plug-in: what an operator called its configuration, or else what its component is called. */
final class PluginName {

    private PluginName() {}

    /** What the console makes is called after its driver and the first of its random number. */
    private static final Pattern MADE_BY_THE_CONSOLE =
            Pattern.compile("(?:.*\\.)?([^.]+)\\.(\\p{XDigit}{4})\\p{XDigit}{4}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    static String of(ServiceReference<?> plugin) {
        return shortened(full(plugin));
    }

    static String shortened(String full) {
        Matcher made = MADE_BY_THE_CONSOLE.matcher(full);
        if (made.matches()) {
            return made.group(1) + "-" + made.group(2);
        }
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
