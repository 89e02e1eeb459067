package org.labhub.schema.internal.comparison;

import java.util.List;
import java.util.Locale;
import org.labhub.api.schema.FieldLayout;

/** Says what a field is, in the words of a difference. */
final class Words {

    private Words() {}

    static String whole(FieldLayout field) {
        String elements = field.count() > 1 || field.bounded() ? ", " + count(field) + " elements" : "";
        String unit = field.unit().isEmpty() ? "" : ", in " + field.unit();
        return type(field) + elements + unit + ", offset " + field.offset();
    }

    static String type(FieldLayout field) {
        return field.type().name().toLowerCase(Locale.ROOT);
    }

    static String count(FieldLayout field) {
        return (field.bounded() ? "at most " : "") + field.count();
    }

    static String shape(FieldLayout field) {
        return joined("x", field.shape(), "no shape");
    }

    static String symbols(FieldLayout field) {
        return joined(", ", field.symbols(), "no symbols");
    }

    static String unit(FieldLayout field) {
        return field.unit().isEmpty() ? "no unit" : field.unit();
    }

    private static String joined(String between, List<?> parts, String none) {
        return parts.isEmpty()
                ? none
                : String.join(between, parts.stream().map(String::valueOf).toList());
    }
}
