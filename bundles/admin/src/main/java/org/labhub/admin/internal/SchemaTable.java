package org.labhub.admin.internal;

import java.util.Locale;
import java.util.stream.Collectors;
import org.labhub.api.schema.FieldLayout;
import org.labhub.api.schema.SchemaInfo;

/** Writes a schema as a table: a line a field. */
final class SchemaTable {

    private SchemaTable() {}

    static String of(SchemaInfo schema) {
        int width = schema.layout().fields().stream()
                .mapToInt(field -> field.name().length())
                .max()
                .orElse(0);
        String head = "%s  %d bytes, %s%nhash %s%n"
                .formatted(
                        schema,
                        schema.layout().size(),
                        schema.layout().packing().name().toLowerCase(Locale.ROOT),
                        schema.hash());
        return head
                + schema.layout().fields().stream()
                        .map(field -> line(field, width))
                        .collect(Collectors.joining("\n"));
    }

    private static String line(FieldLayout field, int width) {
        return ("%8d %8d  %-" + width + "s  %s%s%s")
                .formatted(
                        field.offset(),
                        field.bytes(),
                        field.name(),
                        type(field),
                        field.unit().isEmpty() ? "" : "  " + field.unit(),
                        field.description().isEmpty() ? "" : "  " + field.description());
    }

    private static String type(FieldLayout field) {
        String name = field.type().name().toLowerCase(Locale.ROOT);
        String symbols = field.symbols().isEmpty() ? "" : field.symbols().toString();
        String most = field.bounded() ? "at most " : "";
        String count = field.count() > 1 || field.bounded() ? " x " + most + field.count() : "";
        return name + symbols + count + (field.shape().isEmpty() ? "" : " as " + field.shape());
    }
}
