package org.labhub.api.schema;

import java.util.Comparator;
import java.util.Locale;

/**
 * Who has a schema.
 *
 * @param kind what it is
 * @param name of the file, of the bundle or of the producer
 */
public record SchemaOwner(Kind kind, String name) implements Comparable<SchemaOwner> {

    private static final Comparator<SchemaOwner> ORDER =
            Comparator.comparing(SchemaOwner::kind).thenComparing(SchemaOwner::name);

    /** Where a schema came from. */
    public enum Kind {
        /** A file in the hub's schema folder; its schema stays as long as the file. */
        FILE,
        /** A bundle that brings schemas; they stay as long as it does. */
        BUNDLE,
        /** A producer; its schemas go with it. */
        PRODUCER
    }

    /**
     * Refuses one without a name.
     *
     * @param kind what it is
     * @param name of the file, of the bundle or of the producer
     */
    public SchemaOwner {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the owner of a schema needs a name");
        }
    }

    /**
     * Whether the schema is the hub's own, and so everybody's.
     *
     * @return false for a producer
     */
    public boolean isHub() {
        return kind != Kind.PRODUCER;
    }

    @Override
    public int compareTo(SchemaOwner other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + name;
    }
}
