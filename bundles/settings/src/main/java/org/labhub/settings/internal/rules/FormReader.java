package org.labhub.settings.internal.rules;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamReader;

/** Reads the forms that lie in a bundle, {@code OSGI-INF/metatype/*.xml}, with the ranges that the metatype service does not tell. */
final class FormReader {

    private static final System.Logger LOG = System.getLogger("org.labhub.settings");
    private static final String FOLDER = "OSGI-INF/metatype/";

    private final Source bundle;
    private final Map<String, Map<String, Field>> definitions = new TreeMap<>();
    private final Map<String, String> designated = new TreeMap<>();
    private Map<String, Field> definition = new LinkedHashMap<>();
    private List<String> options = new ArrayList<>();
    private Properties words = new Properties();
    private String field = "";
    private String pid = "";

    private FormReader(Source bundle) {
        this.bundle = bundle;
    }

    /** As {@link #forms}; a bundle whose forms cannot be read has none, and says so: it must not hold up the others. */
    static Map<String, Form> readable(Source bundle) {
        try {
            return forms(bundle);
        } catch (IllegalStateException unreadable) {
            LOG.log(Level.WARNING, "its configurations are not checked: {0}", unreadable.getMessage());
            return Map.of();
        }
    }

    /** By the PID or factory PID that each is for. */
    static Map<String, Form> forms(Source bundle) {
        FormReader reader = new FormReader(bundle);
        bundle.descriptions(FOLDER).forEach(path -> Xml.eachElement(bundle, path, reader::element));
        Map<String, Form> forms = new TreeMap<>();
        reader.designated.forEach((pid, id) -> forms.put(pid, reader.form(pid, id)));
        return forms;
    }

    private Form form(String forPid, String id) {
        Map<String, Field> fields = definitions.getOrDefault(id, Map.of());
        return new Form(forPid, List.copyOf(fields.values()), ComponentKeys.of(bundle, forPid));
    }

    private void element(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "MetaData" -> words = words(Xml.attribute(xml, "localization"));
            case "OCD" -> {
                definition = new LinkedHashMap<>();
                definitions.put(Xml.attribute(xml, "id"), definition);
            }
            case "AD" -> {
                Field read = Field.of(xml);
                field = read.id();
                options = new ArrayList<>();
                definition.put(field, read.with(List.of(), word(read.description())));
            }
            case "Option" -> {
                options.add(Xml.attribute(xml, "value"));
                definition.computeIfPresent(field, (id, read) -> read.with(List.copyOf(options), read.description()));
            }
            case "Designate" -> pid = Xml.attribute(xml, "factoryPid") + Xml.attribute(xml, "pid");
            case "Object" -> designated.put(pid, Xml.attribute(xml, "ocdref"));
            default -> {}
        }
    }

    /** What begins with a percent sign stands in a file of words beside the form. */
    private String word(String text) {
        return text.startsWith("%") ? Objects.requireNonNullElse(words.getProperty(text.substring(1)), "") : text;
    }

    private Properties words(String localization) {
        Properties read = new Properties();
        if (localization.isEmpty()) {
            return read;
        }
        try (InputStream in = bundle.open(localization + ".properties")) {
            read.load(in);
        } catch (FileNotFoundException none) {
            return read;
        } catch (IOException e) {
            throw new IllegalStateException(localization + ".properties cannot be read: " + e, e);
        }
        return read;
    }
}
