package org.labhub.broker.internal.registry;

import java.util.Optional;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaParser;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.broker.protocol.ErrorCode;
import org.labhub.broker.protocol.SchemaRef;

/**
 * Holds what producers cite against the hub's schemas: the text gives the hash that they say, and there is one layout under
 * an id and version.
 */
public final class Citations {

    private final SchemaRegistry schemas;
    private final SchemaParser parser;

    /**
     * With the hub's schemas.
     *
     * @param schemas which are known
     * @param parser reads what is cited
     */
    public Citations(SchemaRegistry schemas, SchemaParser parser) {
        this.schemas = schemas;
        this.parser = parser;
    }

    /** Makes it known as its owner's; true if nobody had it before. */
    public boolean keep(SchemaRef cited, String owner) throws Refused {
        if (cited.isNone()) {
            return false;
        }
        try {
            SchemaInfo schema = read(cited);
            boolean added = schemas.find(schema.id(), schema.version()).isEmpty();
            schemas.register(schema, owner);
            return added;
        } catch (SchemaRefused | IllegalArgumentException e) {
            throw new Refused(ErrorCode.SCHEMA_CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    private SchemaInfo read(SchemaRef cited) throws Refused {
        SchemaInfo schema = parser.schema(cited.id(), SchemaVersion.parse(cited.version()), cited.text());
        if (!schema.hash().toString().equals(cited.hash())) {
            throw new Refused(
                    ErrorCode.SCHEMA_CONFLICT,
                    "the text of " + schema + " has the hash " + schema.hash() + ", not " + cited.hash());
        }
        return schema;
    }

    /** Its owner has no part in any schema any more. */
    public void drop(String owner) {
        schemas.withdraw(owner);
    }

    /** By id and version. */
    public Optional<RegisteredSchema> find(String id, String version) throws Refused {
        try {
            return schemas.find(id, SchemaVersion.parse(version));
        } catch (IllegalArgumentException e) {
            throw new Refused(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** All that are known, sorted. */
    public Iterable<RegisteredSchema> all() {
        return schemas.schemas();
    }
}
