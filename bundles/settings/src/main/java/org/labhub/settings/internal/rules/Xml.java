package org.labhub.settings.internal.rules;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks over the elements of a description in a bundle; nothing in it can make it read another file. */
final class Xml {

    private Xml() {}

    static void eachElement(Source bundle, String path, Consumer<XMLStreamReader> element) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = bundle.open(path)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    element.accept(xml);
                }
            }
        } catch (IOException | XMLStreamException | IllegalArgumentException unreadable) {
            String name = bundle.header("Bundle-SymbolicName");
            throw new IllegalStateException(path + " of " + name + " cannot be read: " + unreadable, unreadable);
        }
    }

    static String attribute(XMLStreamReader xml, String name) {
        return Objects.requireNonNullElse(xml.getAttributeValue(null, name), "");
    }
}
