package org.labhub.schema.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.schema.internal.layout.Declaration;
import org.labhub.schema.internal.layout.Frame;
import org.labhub.schema.internal.layout.Leaf;
import org.labhub.schema.internal.layout.Struct;

/** Writes a schema file: nothing that the defaults say already. */
final class SchemaFileWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;

    private SchemaFileWriter(JsonGenerator out) {
        this.out = out;
    }

    static String write(SchemaInfo schema) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            new SchemaFileWriter(out).schema(schema);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append('\n').toString();
    }

    private void schema(SchemaInfo schema) throws IOException {
        Frame frame = Frame.of(schema.layout());
        out.writeStartObject();
        out.writeStringField("id", schema.id());
        out.writeStringField("version", schema.version().toString());
        out.writeStringField("packing", frame.packing().name().toLowerCase(Locale.ROOT));
        if (frame.reserve() > 0) {
            out.writeNumberField("reserve", frame.reserve());
        }
        fields(frame.fields());
        out.writeEndObject();
    }

    private void fields(List<Declaration> fields) throws IOException {
        out.writeArrayFieldStart("fields");
        for (Declaration field : fields) {
            out.writeStartObject();
            out.writeStringField("name", field.name());
            if (field instanceof Struct struct) {
                out.writeStringField("type", JsonType.STRUCT);
                fields(struct.fields());
            } else {
                leaf((Leaf) field);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void leaf(Leaf leaf) throws IOException {
        out.writeStringField("type", JsonType.name(leaf.type()));
        if (leaf.isCounted()) {
            out.writeNumberField(leaf.bounded() ? "max" : "count", leaf.count());
        }
        if (!leaf.shape().isEmpty()) {
            list("shape", leaf.shape());
        }
        if (!leaf.symbols().isEmpty()) {
            list("symbols", leaf.symbols());
        }
        optional("unit", leaf.unit());
        optional("description", leaf.description());
    }

    private void optional(String key, String value) throws IOException {
        if (!value.isEmpty()) {
            out.writeStringField(key, value);
        }
    }

    private void list(String key, List<?> values) throws IOException {
        out.writeArrayFieldStart(key);
        for (Object value : values) {
            if (value instanceof Integer number) {
                out.writeNumber(number);
            } else {
                out.writeString(value.toString());
            }
        }
        out.writeEndArray();
    }
}
