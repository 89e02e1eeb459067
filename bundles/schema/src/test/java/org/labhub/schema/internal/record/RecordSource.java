package org.labhub.schema.internal.record;

import java.util.Locale;
import java.util.stream.Collectors;
import org.labhub.api.schema.FieldType;
import org.labhub.schema.internal.layout.Declaration;
import org.labhub.schema.internal.layout.Frame;
import org.labhub.schema.internal.layout.Leaf;
import org.labhub.schema.internal.layout.Struct;

/** Writes a frame as the Java source of a record that declares the same. */
final class RecordSource {

    private final StringBuilder nested = new StringBuilder();
    private int number;

    static String of(String name, Frame frame) {
        RecordSource source = new RecordSource();
        String components = source.components(frame.fields());
        return "package generated;\nimport org.labhub.api.schema.*;\n"
                + "@Schema(id = \"lab.generated\", version = \"1.2.3\", packing = Packing." + frame.packing()
                + ", reserve = " + frame.reserve() + ")\nrecord " + name + "(" + components + ") {\n" + source.nested
                + "}\n";
    }

    private String components(Iterable<Declaration> fields) {
        StringBuilder components = new StringBuilder();
        for (Declaration field : fields) {
            components.append(components.isEmpty() ? "" : ", ");
            components.append(field instanceof Leaf leaf ? leaf(leaf) : struct((Struct) field));
        }
        return components.toString();
    }

    private String struct(Struct struct) {
        String type = "Nested" + number++;
        String components = components(struct.fields());
        nested.append("  private record ")
                .append(type)
                .append('(')
                .append(components)
                .append(") {}\n");
        return type + " " + struct.name();
    }

    private String leaf(Leaf leaf) {
        boolean array = leaf.isCounted() && leaf.type() != FieldType.STRING;
        String count = leaf.isCounted() ? (leaf.bounded() ? "@Max(" : "@Length(") + leaf.count() + ") " : "";
        String shape = leaf.shape().isEmpty()
                ? ""
                : "@Shape({" + leaf.shape().stream().map(String::valueOf).collect(Collectors.joining(",")) + "}) ";
        String unit = leaf.unit().isEmpty() ? "" : "@Unit(\"" + leaf.unit() + "\") ";
        String told = leaf.description().isEmpty()
                ? ""
                : "@Description(\"" + leaf.description().replace("\"", "\\\"") + "\") ";
        return count + shape + unit + told + type(leaf) + (array ? "[] " : " ") + leaf.name();
    }

    private String type(Leaf leaf) {
        return switch (leaf.type()) {
            case BOOL -> "boolean";
            case STRING -> "String";
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
            case ENUM -> enumeration(leaf);
            default -> integer(leaf.type().name().toLowerCase(Locale.ROOT));
        };
    }

    private static String integer(String type) {
        String unsigned = type.startsWith("u") ? "@Unsigned " : "";
        return unsigned
                + switch (type.replaceAll("\\D", "")) {
                    case "8" -> "byte";
                    case "16" -> "short";
                    case "32" -> "int";
                    default -> "long";
                };
    }

    private String enumeration(Leaf leaf) {
        String type = "Symbols" + number++;
        nested.append("  private enum ").append(type).append(" {").append(String.join(", ", leaf.symbols()));
        nested.append("}\n");
        return type;
    }
}
