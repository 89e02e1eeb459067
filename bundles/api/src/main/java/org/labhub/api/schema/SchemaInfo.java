package org.labhub.api.schema;

/**
 * A schema: what a frame is called, in which version, and how it lies in a slot.
 *
 * @param id dotted and global, for example {@code lab.scope}
 * @param version of the layout
 * @param layout where the fields lie
 * @param text the layout in its canonical form, from which the hash is made
 * @param hash equal for equal layouts
 */
public record SchemaInfo(String id, SchemaVersion version, Layout layout, String text, SchemaHash hash) {

    @Override
    public String toString() {
        return id + " " + version;
    }
}
