package org.labhub.api.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A schema that the registry knows.
 *
 * @param schema as its first owner registered it
 * @param owners who has it, at least one; sorted, the hub's own first
 */
public record RegisteredSchema(SchemaInfo schema, List<SchemaOwner> owners) {

    /**
     * Takes a sorted copy.
     *
     * @param schema as its first owner registered it
     * @param owners who has it, at least one
     */
    public RegisteredSchema {
        owners = owners.stream().sorted().distinct().toList();
    }

    @Override
    public String toString() {
        return schema + " of " + owners.stream().map(SchemaOwner::toString).collect(Collectors.joining(", "));
    }
}
