package org.labhub.admin.internal;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaOwner;
import org.labhub.api.schema.SchemaProblem;
import org.labhub.api.schema.SchemaRegistry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code labhub:schemas} and {@code labhub:schema}: what is known of frames. */
@Component(
        service = SchemaCommands.class,
        property = {"osgi.command.scope=labhub", "osgi.command.function=schemas", "osgi.command.function=schema"})
public final class SchemaCommands {

    private final SchemaRegistry registry;

    /**
     * Looks at nothing yet.
     *
     * @param registry that is shown
     */
    @Activate
    public SchemaCommands(@Reference SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * Looks at the registry now.
     *
     * @return a line a schema, and below them what could not be registered
     */
    @Descriptor("Shows the schemas that this hub knows and who has them, and what is wrong with the others.")
    public String schemas() {
        Stream<String> known = registry.schemas().stream().map(SchemaCommands::line);
        Stream<String> problems = registry.problems().stream().map(SchemaCommands::line);
        String text = Stream.concat(known, problems).collect(Collectors.joining("\n"));
        return text.isEmpty() ? "No schema is known." : text;
    }

    private static String line(RegisteredSchema known) {
        SchemaInfo schema = known.schema();
        return "%s  %d bytes, %d fields  %s"
                .formatted(
                        schema, schema.layout().size(), schema.layout().fields().size(), owners(known));
    }

    private static String line(SchemaProblem problem) {
        return problem.where() + "  refused\n    " + problem.what() + "\n    -> " + problem.remedy();
    }

    private static String owners(RegisteredSchema known) {
        return known.owners().stream().map(SchemaOwner::toString).collect(Collectors.joining(", "));
    }

    /**
     * Shows all versions of a schema.
     *
     * @param id of the schema, or id@version
     * @return its fields, and who has it
     */
    @Descriptor("Shows a schema: fields, offsets, sizes, units, and who has it.")
    public String schema(@Descriptor("id, or id@version") String id) {
        return NamedSchemas.find(registry, id).stream()
                .map(known -> SchemaTable.of(known.schema()) + "\n" + "of " + owners(known))
                .collect(Collectors.joining("\n\n"));
    }
}
