package org.labhub.api.schema;

/** A schema that cannot be used, told where it is wrong and what mends it. */
public final class SchemaRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The text or the file cannot be read. */
        SYNTAX("Write it as docs/reference/schema.md shows."),
        /** A file of schemas cannot be read. */
        FILE("See who may read it, and whether it is a JSON file in UTF-8."),
        /** An id, a field or a symbol has a name that cannot be. */
        NAME("A name has letters, digits and underscores, begins with a letter, and has at most 64 of them."),
        /** A version cannot be read. */
        VERSION("Write it as major.minor.patch, at most 1023.1023.4095."),
        /** There is no such type. */
        TYPE("Use a type that docs/reference/schema.md lists."),
        /** There is nothing in it. */
        EMPTY("Declare at least one field."),
        /** A field has no elements, or does not say how many. */
        COUNT("Give an array or a string @Length (\"count\") or @Max (\"max\") of at least 1."),
        /** The dimensions do not fit the number of elements. */
        SHAPE("Make the product of the dimensions the number of elements."),
        /** It is not said how fields follow each other. */
        PACKING("Say whether the packing is aligned or packed."),
        /** Two fields or symbols have one name. */
        DUPLICATE("Rename one of the two."),
        /** A field lies where its packing does not put it. */
        PLACE("Leave out the places and derive the text again; they follow from the order and the packing."),
        /** Two fields lie on the same bytes. */
        OVERLAP("Derive the text again; places follow from the order and the packing."),
        /** An enum has no symbols, or too many. */
        SYMBOLS("Give an enum 1 to 256 symbols."),
        /** A unit is none. */
        UNIT("Use a UCUM code, for example V, m/s or Cel; see ucum.org."),
        /** More bytes, fields, depth or text than are allowed. */
        TOO_LARGE("Make it smaller, or split it into several schemas."),
        /** A record contains itself. */
        RECURSION("A frame has a fixed size: take the record out of itself."),
        /** The hash is not that of the fields. */
        HASH("Derive both from the same source; one of them is older."),
        /** The class is no record with a schema, or cannot be reached. */
        RECORD("Put @Schema on a record, and let its package be open to reflection."),
        /** Another schema has this id and version. */
        CONFLICT("Give the changed schema a new version, or use the one that is there."),
        /** A value in a frame is none of its field. */
        VALUE("The frame was written by something that does not keep to the schema: look at its producer.");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }
    }

    /** Its {@link #reason()}. */
    private final Reason reason;

    /**
     * Made where a schema is read.
     *
     * @param reason which kind
     * @param message what is wrong and where, with the values
     */
    public SchemaRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Which kind it is.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * What mends it.
     *
     * @return a sentence for a person
     */
    public String remedy() {
        return reason.remedy;
    }
}
