package org.labhub.api.schema;

/**
 * Where one field lies in a slot. Resolved once by name from a {@link Layout}, then used for every frame. The fields are
 * records, since of those the compiler trusts the components: one in a static final is a constant to it.
 */
public sealed interface Field
        permits BooleanField, ByteField, ShortField, IntField, LongField, FloatField, DoubleField, StringField {

    /** Stands for "there is no stored count": the field always has all its elements. */
    int FIXED = -1;

    /**
     * As declared; a nested field is named with dots.
     *
     * @return the name
     */
    String name();

    /**
     * Where its first element lies, counted from the first byte of the payload.
     *
     * @return in bytes
     */
    int offset();

    /**
     * How many elements there are at most; 1 for a scalar.
     *
     * @return the number
     */
    int count();

    /**
     * Where a bounded field stores how many elements it has (an unsigned 32-bit number), or {@link #FIXED}.
     *
     * @return in bytes
     */
    int countOffset();

    /**
     * Refuses an index that the field does not have.
     *
     * @param field that is indexed
     * @param index from 0
     * @return the index
     */
    static int check(Field field, int index) {
        if (index < 0 || index >= field.count()) {
            throw new IndexOutOfBoundsException(
                    field.name() + " has " + field.count() + " elements; there is no index " + index);
        }
        return index;
    }
}
