package org.labhub.schema.internal.layout;

/** How large a schema may be, so that no input costs more memory or time than a schema is worth. */
public final class Limits {

    /** Bytes of a whole layout. */
    public static final int SIZE = 1 << 30;

    /** Fields of a layout, nested ones counted. */
    public static final int FIELDS = 1024;

    /** How deep records nest. */
    public static final int DEPTH = 8;

    /** Characters of a name or a symbol. */
    public static final int NAME = 64;

    /** Symbols of an enum: its number is one byte. */
    public static final int SYMBOLS = 256;

    /** Dimensions of a shape. */
    public static final int DIMENSIONS = 8;

    /** Characters of a unit. */
    public static final int UNIT = 64;

    /** Characters of a description. */
    public static final int DESCRIPTION = 1024;

    /** Characters of a canonical text or a file. */
    public static final int TEXT = 1 << 20;

    private Limits() {}
}
