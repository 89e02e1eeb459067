package org.labhub.schema.internal.json;

import org.labhub.api.schema.Layout;
import org.labhub.api.schema.SchemaComparison;
import org.labhub.api.schema.SchemaHash;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaParser;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.schema.internal.comparison.Comparison;
import org.labhub.schema.internal.text.Blds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Reads and writes the canonical text and schema files, and compares. It keeps nothing, so any thread may use it. */
@Component(configurationPid = "org.labhub.schema")
@Designate(ocd = WrittenSchemas.Config.class)
public final class WrittenSchemas implements SchemaParser {

    /** The settings of the rule by which schemas fit. */
    @ObjectClassDefinition(name = "Schemas", description = "How strictly schemas must fit.")
    public @interface Config {

        /** How strictly schemas must fit. */
        @AttributeDefinition(description = "Whether a reader gets nothing but exactly the layout that it knows.")
        boolean strict() default false;
    }

    private final boolean strict;

    /** As a component. */
    @Activate
    public WrittenSchemas(Config config) {
        this(config.strict());
    }

    /** Without a framework. */
    public WrittenSchemas(boolean strict) {
        this.strict = strict;
    }

    @Override
    public SchemaComparison compare(SchemaInfo offered, SchemaInfo expected) {
        return Comparison.of(offered, expected, strict);
    }

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
