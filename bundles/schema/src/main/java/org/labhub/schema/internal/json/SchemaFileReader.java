package org.labhub.schema.internal.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.labhub.api.schema.FieldType;
import org.labhub.api.schema.Packing;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.schema.internal.layout.Declaration;
import org.labhub.schema.internal.layout.Frame;
import org.labhub.schema.internal.layout.Leaf;
import org.labhub.schema.internal.layout.Limits;
import org.labhub.schema.internal.layout.Names;
import org.labhub.schema.internal.layout.Struct;
import org.labhub.schema.internal.text.Blds;
import org.labhub.schema.internal.units.Units;

/** Reads a schema file; what it does not know is refused, not skipped. */
final class SchemaFileReader {

    private static final Set<String> SCHEMA_KEYS =
            Set.of("id", "version", "description", "packing", "reserve", "fields");
    private static final Set<String> LEAF_KEYS =
            Set.of("name", "type", "count", "max", "shape", "symbols", "unit", "description");
    private static final Set<String> STRUCT_KEYS = Set.of("name", "type", "fields", "description");

    private SchemaFileReader() {}

    static SchemaInfo read(String json) {
        JsonObject schema = JsonTree.read(json);
        schema.knowsOnly(SCHEMA_KEYS);
        schema.text("description");
        Frame frame = new Frame(packing(schema), schema.number("reserve"), fields(schema, 0));
        return Blds.schema(schema.required("id", Reason.NAME), version(schema), frame);
    }

    private static SchemaVersion version(JsonObject schema) {
        try {
            return SchemaVersion.parse(schema.required("version", Reason.VERSION));
        } catch (IllegalArgumentException notOne) {
            throw new SchemaRefused(Reason.VERSION, Names.shorten(String.valueOf(notOne.getMessage())));
        }
    }

    private static Packing packing(JsonObject schema) {
        String packing = schema.required("packing", Reason.PACKING);
        return switch (packing) {
            case "aligned" -> Packing.ALIGNED;
            case "packed" -> Packing.PACKED;
            default ->
                throw new SchemaRefused(
                        Reason.PACKING, "the packing \"" + Names.shorten(packing) + "\" is neither aligned nor packed");
        };
    }

    private static List<Declaration> fields(JsonObject owner, int depth) {
        if (depth > Limits.DEPTH) {
            throw new SchemaRefused(Reason.TOO_LARGE, "records nest deeper than " + Limits.DEPTH);
        }
        List<Declaration> fields = new ArrayList<>();
        for (JsonObject field : owner.objects("fields")) {
            fields.add(field(field, depth));
        }
        return fields;
    }

    private static Declaration field(JsonObject field, int depth) {
        String name = field.required("name", Reason.NAME);
        String type = field.required("type", Reason.TYPE);
        if (type.equals(JsonType.STRUCT)) {
            field.knowsOnly(STRUCT_KEYS);
            return new Struct(name, fields(field, depth + 1));
        }
        field.knowsOnly(LEAF_KEYS);
        FieldType known = JsonType.find(type)
                .orElseThrow(() -> new SchemaRefused(
                        Reason.TYPE, field + " has the unknown type \"" + Names.shorten(type) + "\""));
        return leaf(field, name, known);
    }

    private static Leaf leaf(JsonObject field, String name, FieldType type) {
        boolean bounded = field.has("max");
        boolean counted = bounded || field.has("count");
        if ((bounded && field.has("count")) || (type == FieldType.STRING && !counted)) {
            throw new SchemaRefused(Reason.COUNT, field + " needs either \"count\" or \"max\", not both or none");
        }
        String unit = field.text("unit");
        return new Leaf(
                name,
                type,
                counted ? field.number(bounded ? "max" : "count") : 1,
                bounded,
                field.numbers("shape"),
                field.texts("symbols"),
                unit.isEmpty() ? "" : Units.check(name, unit),
                field.text("description"));
    }
}
