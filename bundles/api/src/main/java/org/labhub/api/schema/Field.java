package org.labhub.api.schema;

/**
 * Where one field lies in a slot. Resolved once by name from a {@link Layout}, then used for every frame: a constant that
 * the compiler sees through.
 */
public abstract sealed class Field
        permits BooleanField, ByteField, ShortField, IntField, LongField, FloatField, DoubleField, StringField {

    /** Stands for "there is no stored count": the field always has all its elements. */
    public static final int FIXED = -1;

    private final String name;
    private final int offset;
    private final int count;
    private final int countOffset;

    Field(String name, int offset, int count, int countOffset) {
        this.name = name;
        this.offset = offset;
        this.count = count;
        this.countOffset = countOffset;
    }

    /**
     * As declared; a nested field is named with dots.
     *
     * @return the name
     */
    public final String name() {
        return name;
    }

    /**
     * Where its first element lies, counted from the first byte of the payload.
     *
     * @return in bytes
     */
    public final int offset() {
        return offset;
    }

    /**
     * How many elements there are at most; 1 for a scalar.
     *
     * @return the number
     */
    public final int count() {
        return count;
    }

    /**
     * Where a bounded field stores how many elements it has (an unsigned 32-bit number), or {@link #FIXED}.
     *
     * @return in bytes
     */
    public final int countOffset() {
        return countOffset;
    }

    final int at(int index, int bytes) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(name + " has " + count + " elements; there is no index " + index);
        }
        return offset + index * bytes;
    }

    @Override
    public String toString() {
        return name + " at " + offset;
    }
}
