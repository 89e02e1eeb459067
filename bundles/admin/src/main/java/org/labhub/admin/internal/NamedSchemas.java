package org.labhub.admin.internal;

import java.util.List;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.SchemaRegistry;

/** Finds the schemas that a person means: all versions of an id, or the one of id@version. */
final class NamedSchemas {

    private NamedSchemas() {}

    /** At least one, the oldest first. */
    static List<RegisteredSchema> find(SchemaRegistry registry, String name) {
        List<RegisteredSchema> known = registry.schemas().stream()
                .filter(it -> name.equals(it.schema().id())
                        || name.equals(it.schema().id() + "@" + it.schema().version()))
                .toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException("no schema " + name + " is known; labhub:schemas shows all");
        }
        return known;
    }
}
