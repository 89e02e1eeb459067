package org.labhub.settings.internal.rules;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.osgi.framework.Bundle;

/** The keys that a component takes without a field in its form: its own properties and its references. */
final class ComponentKeys {

    private final Set<String> keys = new HashSet<>();
    private final String pid;
    private boolean configured;

    private ComponentKeys(String pid) {
        this.pid = pid;
    }

    static Set<String> of(Bundle bundle, String pid) {
        ComponentKeys keys = new ComponentKeys(pid);
        String header = Objects.requireNonNullElse(bundle.getHeaders("").get("Service-Component"), "");
        for (String path : header.split(",", -1)) {
            if (!path.isBlank()) {
                Optional.ofNullable(bundle.getEntry(path.strip())).ifPresent(keys::read);
            }
        }
        return keys.keys;
    }

    private void read(URL description) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = description.openStream()) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    element(xml);
                }
            }
        } catch (IOException | XMLStreamException unreadable) {
            throw new IllegalStateException("the component description " + description + " cannot be read", unreadable);
        }
    }

    private void element(XMLStreamReader xml) {
        String name = attribute(xml, "name");
        switch (xml.getLocalName()) {
            case "component" -> configured = attribute(xml, "configuration-pid").equals(pid) || name.equals(pid);
            case "property" -> add(name);
            case "reference" -> {
                add(name + ".target");
                add(name + ".cardinality.minimum");
            }
            default -> {}
        }
    }

    private void add(String key) {
        if (configured) {
            keys.add(key);
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return Objects.requireNonNullElse(xml.getAttributeValue(null, name), "");
    }
}
