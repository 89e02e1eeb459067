package org.labhub.settings.internal.rules;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labhub.settings.internal.layers.Values;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.ObjectClassDefinition;

/** The fields that a bundle has for a configuration: which keys there are, of which type and in which range. */
final class Form {

    /** What the framework and its services add to every configuration. */
    private static final List<String> ALWAYS = List.of("service.", "felix.", "component.", ".labhub.", "osgi.ds.");

    private final String pid;
    private final Map<String, AttributeDefinition> fields = new TreeMap<>();
    private final Set<String> others;

    Form(String pid, ObjectClassDefinition definition, Set<String> others) {
        this.pid = pid;
        this.others = others;
        AttributeDefinition[] all = Objects.requireNonNullElse(
                definition.getAttributeDefinitions(ObjectClassDefinition.ALL), new AttributeDefinition[0]);
        for (AttributeDefinition field : all) {
            fields.put(field.getID(), field);
        }
    }

    Map<String, String> faults(Map<String, Object> values) {
        Map<String, String> faults = new TreeMap<>();
        values.forEach((key, value) -> fault(key, value).ifPresent(sentence -> faults.put(key, sentence)));
        return faults;
    }

    private Optional<String> fault(String key, Object value) {
        Optional<AttributeDefinition> field = Optional.ofNullable(fields.get(key));
        if (field.isPresent()) {
            return fault(field.get(), Values.texts(value));
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

    private static Optional<String> fault(AttributeDefinition field, List<String> values) {
        int most = field.getCardinality() == 0
                ? 1
                : Math.abs((long) field.getCardinality()) > 1_000_000
                        ? Integer.MAX_VALUE
                        : Math.abs(field.getCardinality());
        if (values.size() > most) {
            return Optional.of(field.getID() + " takes " + most + " value, not " + values.size());
        }
        return values.stream().flatMap(value -> fault(field, value).stream()).findFirst();
    }

    private static Optional<String> fault(AttributeDefinition field, String value) {
        String answer = Objects.requireNonNullElse(field.validate(escaped(value)), "");
        if (answer.isEmpty() && Type.of(field).takes(value)) {
            return Optional.empty();
        }
        String rule = switch (answer) {
            case "%greater than maximum" -> "is above the greatest value allowed";
            case "%less than minimum" -> "is below the least value allowed";
            case "%not a valid option" -> "is none of " + String.join(", ", options(field));
            default -> "is not " + Type.of(field).words();
        };
        String description = Objects.requireNonNullElse(field.getDescription(), "");
        return Optional.of(field.getID() + " " + rule + ": " + Values.shown(field.getID(), value)
                + (description.isEmpty() ? "" : " (" + description + ")"));
    }

    /** A validator takes a list with commas between. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,").replace(" ", "\\ ");
    }

    private static String[] options(AttributeDefinition field) {
        return Objects.requireNonNullElse(field.getOptionValues(), new String[0]);
    }

    Map<String, Object> defaults() {
        Map<String, Object> defaults = new TreeMap<>();
        fields.forEach((key, field) -> Optional.ofNullable(field.getDefaultValue())
                .filter(values -> values.length > 0)
                .ifPresent(values -> defaults.put(key, values)));
        return defaults;
    }
}
