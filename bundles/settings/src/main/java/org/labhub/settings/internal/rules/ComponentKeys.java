package org.labhub.settings.internal.rules;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/** The keys that a component takes without a field in its form: its own properties and its references. */
final class ComponentKeys {

    private final Set<String> keys = new HashSet<>();
    private final String pid;
    private boolean configured;

    private ComponentKeys(String pid) {
        this.pid = pid;
    }

    static Set<String> of(Source bundle, String pid) {
        ComponentKeys keys = new ComponentKeys(pid);
        Arrays.stream(bundle.header("Service-Component").split(",", -1))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .flatMap(path -> files(bundle, path).stream())
                .forEach(path -> Xml.eachElement(bundle, path, keys::element));
        return keys.keys;
    }

    private static Set<String> files(Source bundle, String path) {
        return path.endsWith("*.xml")
                ? Set.copyOf(bundle.descriptions(path.substring(0, path.length() - "*.xml".length())))
                : Set.of(path);
    }

    private void element(XMLStreamReader xml) {
        String name = Xml.attribute(xml, "name");
        switch (xml.getLocalName()) {
            case "component" -> configured = isFor(name, Xml.attribute(xml, "configuration-pid"));
            case "property" -> add(name);
            case "reference" -> {
                add(name + ".target");
                add(name + ".cardinality.minimum");
            }
            default -> {}
        }
    }

    private boolean isFor(String component, String pids) {
        return pids.isEmpty()
                ? component.equals(pid)
                : Arrays.asList(pids.split(" ", -1)).contains(pid);
    }

    private void add(String key) {
        if (configured) {
            keys.add(key);
        }
    }
}
