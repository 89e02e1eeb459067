package org.labhub.settings.internal.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What no configuration may change, because who can reach the hub is decided before it starts: where its web server listens. */
final class ClosedKeys {

    private static final String WEB_SERVER = "org.apache.felix.http";
    private static final List<String> KEYS = List.of(
            "org.apache.felix.http.host",
            "org.apache.felix.http.enable",
            "org.apache.felix.https.enable",
            "org.osgi.service.http.port",
            "org.osgi.service.http.port.secure");
    private static final String RULE =
            "is set in conf/framework.properties or by LABHUB_HTTP_HOST and LABHUB_HTTP_PORT,"
                    + " before the hub starts: the console is for this machine only";

    private final UnaryOperator<String> properties;

    /** What the framework was told; what it was not told is empty. */
    ClosedKeys(UnaryOperator<String> properties) {
        this.properties = properties;
    }

    Map<String, String> faults(String pid, Map<String, Object> values) {
        Map<String, String> faults = new TreeMap<>();
        if (pid.startsWith(WEB_SERVER + "~")) {
            faults.put(KEYS.get(0), "there is no second web server: it would listen beyond this machine");
        } else if (pid.equals(WEB_SERVER)) {
            KEYS.stream()
                    .filter(values::containsKey)
                    .filter(key -> !properties.apply(key).equals(String.valueOf(values.get(key))))
                    .forEach(key -> faults.put(key, key + " is " + values.get(key) + ", but it " + RULE));
        }
        return faults;
    }
}
