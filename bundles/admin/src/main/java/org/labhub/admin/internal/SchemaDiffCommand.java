package org.labhub.admin.internal;

import java.util.List;
import java.util.Locale;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.SchemaComparison;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaParser;
import org.labhub.api.schema.SchemaRegistry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code labhub:schema-diff}: what fits. A function, since a method cannot have a hyphen in its name. */
@Component(
        service = {Function.class, SchemaDiffCommand.class},
        property = {"osgi.command.scope=labhub", "osgi.command.function=schema-diff"})
public final class SchemaDiffCommand implements Function {

    private final SchemaRegistry registry;
    private final SchemaParser parser;

    /**
     * Looks at nothing yet.
     *
     * @param registry that knows the schemas
     * @param parser that compares
     */
    @Activate
    public SchemaDiffCommand(@Reference SchemaRegistry registry, @Reference SchemaParser parser) {
        this.registry = registry;
        this.parser = parser;
    }

    @Override
    public String execute(CommandSession session, List<Object> arguments) {
        if (arguments.size() != 2) {
            throw new IllegalArgumentException(
                    "labhub:schema-diff takes what is written and what the reader knows, each as id or id@version");
        }
        return compare(arguments.get(0).toString(), arguments.get(1).toString());
    }

    String compare(String offered, String expected) {
        SchemaComparison found = parser.compare(newest(offered), newest(expected));
        String verdict = found.verdict().name().toLowerCase(Locale.ROOT);
        return verdict + ": " + found + (found.isCompatible() ? "" : "\n    -> " + found.remedy());
    }

    private SchemaInfo newest(String name) {
        List<RegisteredSchema> known = NamedSchemas.find(registry, name);
        return known.get(known.size() - 1).schema();
    }
}
