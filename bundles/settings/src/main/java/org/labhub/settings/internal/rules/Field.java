package org.labhub.settings.internal.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.labhub.settings.internal.layers.Values;
import org.osgi.service.metatype.AttributeDefinition;

/**
 * One field of a form: what it takes.
 *
 * @param id its key
 * @param type of each value
 * @param most how many values
 * @param least the least number allowed; empty if there is none
 * @param greatest the greatest number allowed; empty if there is none
 * @param options the only values allowed; empty if all are
 * @param description what a person is told of it
 * @param builtIn what holds if nobody says anything
 */
record Field(
        String id,
        Type type,
        int most,
        String least,
        String greatest,
        List<String> options,
        String description,
        List<String> builtIn) {

    static Field of(AttributeDefinition field) {
        return new Field(
                field.getID(),
                Type.of(field),
                most(field.getCardinality()),
                "",
                "",
                texts(field.getOptionValues()),
                Objects.requireNonNullElse(field.getDescription(), ""),
                texts(field.getDefaultValue()));
    }

    /** From an {@code AD} element; its options follow as elements of their own. */
    static Field of(XMLStreamReader xml) {
        String cardinality = Xml.attribute(xml, "cardinality");
        return new Field(
                Xml.attribute(xml, "id"),
                Type.of(Xml.attribute(xml, "type")),
                most(cardinality.isEmpty() ? 0 : Integer.parseInt(cardinality)),
                bound(Xml.attribute(xml, "min")),
                bound(Xml.attribute(xml, "max")),
                List.of(),
                Xml.attribute(xml, "description"),
                Listed.in(Xml.attribute(xml, "default")));
    }

    /** What is no number is no bound: whoever wrote it must not hold up the others. */
    private static String bound(String text) {
        return Type.DOUBLE.takes(text) ? text : "";
    }

    private static int most(int cardinality) {
        return cardinality == 0 ? 1 : (int) Math.min(Math.abs((long) cardinality), Integer.MAX_VALUE);
    }

    private static List<String> texts(String[] some) {
        return Arrays.asList(Objects.requireNonNullElse(some, new String[0]));
    }

    Field with(List<String> only, String described) {
        return new Field(id, type, most, least, greatest, only, described, builtIn);
    }

    Optional<String> fault(Object value) {
        List<String> values = Values.texts(value);
        if (values.size() > most) {
            return Optional.of("%s takes %d value%s, not %d".formatted(id, most, most == 1 ? "" : "s", values.size()));
        }
        return values.stream()
                .flatMap(each -> rule(each).stream().map(rule -> sentence(each, rule)))
                .findFirst();
    }

    private String sentence(String value, String rule) {
        String told = description.isEmpty() ? "" : " (" + description + ")";
        return id + " is " + Values.shown(id, value) + ", which " + rule + told;
    }

    /** The rule that a value breaks. */
    private Optional<String> rule(String value) {
        if (!type.takes(value)) {
            return Optional.of("is not " + type.words());
        }
        if (!options.isEmpty() && !options.contains(value)) {
            return Optional.of("is none of " + String.join(", ", options));
        }
        if (!least.isEmpty() && type.isNumber() && !(number(value) >= number(least))) {
            return Optional.of("is below the least allowed, " + least);
        }
        return !greatest.isEmpty() && type.isNumber() && !(number(value) <= number(greatest))
                ? Optional.of("is above the greatest allowed, " + greatest)
                : Optional.empty();
    }

    private static double number(String text) {
        return Double.parseDouble(text.strip());
    }
}
