package org.labhub.api.broker;

import org.labhub.api.schema.SchemaHash;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaVersion;

/**
 * A schema as the broker knows it: enough to compare and to show, without its layout.
 *
 * @param id dotted and global, empty for {@link #NONE}
 * @param version as {@code major.minor.patch}, empty for {@link #NONE}
 * @param hash 64 hexadecimal digits, empty for {@link #NONE}
 * @param text the layout in its canonical form
 */
public record SchemaTag(String id, String version, String hash, String text) {

    /** No schema: a block without a flex zone, or a consumer that takes any. */
    public static final SchemaTag NONE = new SchemaTag("", "", "", "");

    /**
     * Refuses half a tag.
     *
     * @param id dotted and global, empty for {@link #NONE}
     * @param version as {@code major.minor.patch}, empty for {@link #NONE}
     * @param hash 64 hexadecimal digits, empty for {@link #NONE}
     * @param text the layout in its canonical form
     */
    public SchemaTag {
        if (!(id.isEmpty() && version.isEmpty() && hash.isEmpty())) {
            SchemaVersion.parse(version);
            SchemaHash.parse(hash);
        }
    }

    /**
     * Of a schema with its layout.
     *
     * @param schema from the registry
     * @return its tag
     */
    public static SchemaTag of(SchemaInfo schema) {
        return new SchemaTag(
                schema.id(), schema.version().toString(), schema.hash().toString(), schema.text());
    }

    /**
     * Whether this is {@link #NONE}.
     *
     * @return true for no schema
     */
    public boolean isNone() {
        return hash.isEmpty();
    }

    @Override
    public String toString() {
        return isNone() ? "none" : id + " " + version;
    }
}
