package org.labhub.schema.internal.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.labhub.api.schema.FieldType;

/** How a schema file writes a type: as the enum does, in small letters. */
final class JsonType {

    /** A field that holds fields. */
    static final String STRUCT = "struct";

    private JsonType() {}

    static String name(FieldType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static Optional<FieldType> find(String name) {
        return Arrays.stream(FieldType.values())
                .filter(type -> name(type).equals(name))
                .findFirst();
    }
}
