package org.labhub.broker.protocol;

import java.util.List;

/** The schema registry over the wire. */
public final class Schemas {

    private Schemas() {}

    /**
     * Asks for a schema, by channel or by id and version.
     *
     * @param channel its name, or empty
     * @param id of the schema, or empty
     * @param version of the schema, or empty
     */
    @Means("Asks for a schema, by channel or by id and version.")
    public record SchemaReq(
            @Means("its name, or empty") String channel,
            @Means("of the schema, or empty") String id,
            @Means("of the schema, or empty") String version)
            implements Message {

        /** Checks the fields. */
        public SchemaReq {
            Check.text("id", id, 128);
            Check.text("version", version, 16);
        }
    }

    /**
     * The schema.
     *
     * @param schema with its text
     * @param owner uid of who registered it, or hub
     */
    @Means("The schema.")
    public record SchemaAck(
            @Means("with its text") SchemaRef schema,
            @Means("uid of who registered it, or `hub`") String owner) implements Message {}

    /**
     * Adds a schema. What is there already under this id and version must be the same.
     *
     * @param schema with its text
     */
    @Means("Adds a schema. What is there already under this id and version must be the same.")
    public record SchemaPutReq(@Means("with its text") SchemaRef schema) implements Message {}

    /**
     * It is there.
     *
     * @param id of the schema
     * @param version of the schema
     * @param added false if it was there before
     */
    @Means("It is there.")
    public record SchemaPutAck(
            @Means("of the schema") String id,
            @Means("of the schema") String version,
            @Means("false if it was there before") boolean added)
            implements Message {}

    /**
     * Asks for the registry's content, a page at a time.
     *
     * @param after the last id version of the page before, or empty
     */
    @Means("Asks for the registry's content, a page at a time.")
    public record SchemaListReq(
            @Means("the last `id version` of the page before, or empty")
            String after) implements Message {

        /** Checks the fields. */
        public SchemaListReq {
            Check.text("after", after, 160);
        }
    }

    /**
     * A page.
     *
     * @param schemas sorted, at most 64
     * @param more whether there is another page
     */
    @Means("A page.")
    public record SchemaListAck(
            @Means("sorted, at most 64") List<SchemaRow> schemas,
            @Means("whether there is another page") boolean more) implements Message {

        /** Checks the fields. */
        public SchemaListAck {
            schemas = List.copyOf(schemas);
        }
    }

    /**
     * One schema in a list.
     *
     * @param id of the schema
     * @param version of the schema
     * @param hash of its text
     * @param owner uid of who registered it, or hub
     */
    @Means("One schema in a list.")
    public record SchemaRow(
            @Means("of the schema") String id,
            @Means("of the schema") String version,
            @Means("of its text") String hash,
            @Means("uid of who registered it, or `hub`") String owner) {}
}
