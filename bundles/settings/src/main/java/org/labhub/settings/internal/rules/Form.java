package org.labhub.settings.internal.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.ObjectClassDefinition;

/** The fields that a bundle has for a configuration: which keys there are, of which type and in which range. */
final class Form {

    /** What the framework and its services add to every configuration. */
    private static final List<String> ALWAYS = List.of("service.", "felix.", "component.", ".labhub.", "osgi.ds.");

    private final String pid;
    private final Map<String, Field> fields = new TreeMap<>();
    private final Set<String> others;

    Form(String pid, List<Field> fields, Set<String> others) {
        this.pid = pid;
        this.others = others;
        fields.forEach(field -> this.fields.put(field.id(), field));
    }

    static Form of(String pid, ObjectClassDefinition definition, Set<String> others) {
        AttributeDefinition[] all = Objects.requireNonNullElse(
                definition.getAttributeDefinitions(ObjectClassDefinition.ALL), new AttributeDefinition[0]);
        return new Form(pid, Arrays.stream(all).map(Field::of).toList(), others);
    }

    Map<String, String> faults(Map<String, Object> values) {
        Map<String, String> faults = new TreeMap<>();
        values.forEach((key, value) -> fault(key, value).ifPresent(sentence -> faults.put(key, sentence)));
        return faults;
    }

    private Optional<String> fault(String key, Object value) {
        Optional<Field> field = Optional.ofNullable(fields.get(key));
        if (field.isPresent()) {
            return field.get().fault(value);
        }
        return others.contains(key) || ALWAYS.stream().anyMatch(key::startsWith)
                ? Optional.empty()
                : Optional.of("unknown key \"" + key + "\": " + pid + " takes " + names());
    }

    private String names() {
        Set<String> names = new TreeSet<>(fields.keySet());
        others.stream()
                .filter(key -> !key.endsWith(".target") && !key.endsWith(".cardinality.minimum"))
                .forEach(names::add);
        return String.join(", ", names);
    }

    Map<String, Object> defaults() {
        Map<String, Object> defaults = new TreeMap<>();
        fields.forEach((key, field) -> {
            if (!field.builtIn().isEmpty()) {
                defaults.put(key, field.builtIn());
            }
        });
        return defaults;
    }
}
