package org.labhub.schema.internal.layout;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;

/** A declared field that holds fields. */
public record Struct(String name, List<Declaration> fields) implements Declaration {

    /** Refuses one without fields, or with two of one name. */
    public Struct {
        Names.check(name);
        fields = checkFields("field " + name, fields);
    }

    static List<Declaration> checkFields(String owner, List<Declaration> fields) {
        if (fields.isEmpty()) {
            throw new SchemaRefused(Reason.EMPTY, owner + " has no fields");
        }
        Set<String> seen = new HashSet<>();
        for (Declaration field : fields) {
            if (!seen.add(field.name())) {
                throw new SchemaRefused(Reason.DUPLICATE, owner + " has two fields " + field.name());
            }
        }
        return List.copyOf(fields);
    }
}
