package org.labhub.schema.internal.json;

import org.labhub.api.schema.Layout;
import org.labhub.api.schema.SchemaHash;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaParser;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.schema.internal.text.Blds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Reads and writes the canonical text and schema files. It keeps nothing, so any thread may use it. */
@Component
public final class WrittenSchemas implements SchemaParser {

    /** Needs nothing. */
    @Activate
    public WrittenSchemas() {}

    @Override
    public Layout layout(String text) {
        return Blds.read(text).layout();
    }

    @Override
    public SchemaInfo schema(String id, SchemaVersion version, String text) {
        return Blds.schema(id, version, Blds.read(text));
    }

    @Override
    public SchemaInfo fromJson(String json) {
        return SchemaFileReader.read(json);
    }

    @Override
    public String toJson(SchemaInfo schema) {
        return SchemaFileWriter.write(schema);
    }

    @Override
    public SchemaHash hash(String text) {
        return Blds.hash(text);
    }
}
