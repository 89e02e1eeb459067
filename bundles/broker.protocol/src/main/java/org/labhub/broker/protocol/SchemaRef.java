package org.labhub.broker.protocol;

/**
 * A schema as the wire names it.
 *
 * @param id dotted
 * @param version major.minor.patch
 * @param hash of the text, 64 hexadecimal digits
 * @param text the layout in its canonical form
 */
public record SchemaRef(
        @Means("dotted id; empty if there is none") String id,

        @Means("`major.minor.patch`; empty if there is none")
        String version,

        @Means("BLAKE2b-256 of the text, 64 hexadecimal digits; empty if there is none")
        String hash,

        @Means("the layout in its canonical form (BLDS)") String text) {

    /** No schema: a block without a flex zone. */
    public static final SchemaRef NONE = new SchemaRef("", "", "", "");

    /** The longest text. */
    public static final int MAX_TEXT = 8 * 1024;

    /** Checks the form. */
    public SchemaRef {
        if (!(id.isEmpty() && version.isEmpty() && hash.isEmpty())) {
            Check.schemaId("schema.id", id);
            Check.text("schema.version", version, 16);
            Check.hash("schema.hash", hash);
        }
        Check.text("schema.text", text, MAX_TEXT);
    }

    /**
     * Whether this is {@link #NONE}.
     *
     * @return true for no schema
     */
    public boolean isNone() {
        return hash.isEmpty();
    }
}
