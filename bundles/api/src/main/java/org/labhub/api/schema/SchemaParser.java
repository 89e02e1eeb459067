package org.labhub.api.schema;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A service: reads, writes and compares schemas. Whatever it is read from, the same fields have the same
 * layout, canonical text and hash. Hostile input ends in {@link SchemaRefused}, never in anything else.
 */
@ProviderType
public interface SchemaParser {

    /**
     * Reads a layout, for example the one that stands in a block.
     *
     * @param text in the canonical form
     * @return the layout; its fields have no descriptions, since the canonical form has none
     */
    Layout layout(String text);

    /**
     * Reads a layout and gives it its name.
     *
     * @param id dotted and global
     * @param version of the layout
     * @param text in the canonical form
     * @return a schema
     */
    SchemaInfo schema(String id, SchemaVersion version, String text);

    /**
     * Reads a schema file.
     *
     * @param json the whole file
     * @return a schema
     */
    SchemaInfo fromJson(String json);

    /**
     * Writes a schema file.
     *
     * @param schema to write
     * @return what {@link #fromJson} reads as the same schema
     */
    String toJson(SchemaInfo schema);

    /**
     * Hashes a canonical text.
     *
     * @param text in the canonical form
     * @return its BLAKE2b-256
     */
    SchemaHash hash(String text);

    /**
     * Holds what a writer offers against what a reader expects. The ids and the major versions must be equal. Equal layouts
     * fit; so does an offered layout that has every expected field where it is expected, and more beside them. Where the hub
     * is strict, only equal layouts fit.
     *
     * @param offered by who writes
     * @param expected by who reads
     * @return the verdict, with every field that differs
     */
    SchemaComparison compare(SchemaInfo offered, SchemaInfo expected);
}
