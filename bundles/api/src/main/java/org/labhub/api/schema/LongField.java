package org.labhub.api.schema;

/** A field of 64-bit integers. */
public final class LongField extends Field {

    /**
     * Made by a {@link Layout}.
     *
     * @param name as declared
     * @param offset of the first element
     * @param count of elements, at most
     * @param countOffset where the number of elements is stored, or {@link #FIXED}
     */
    public LongField(String name, int offset, int count, int countOffset) {
        super(name, offset, count, countOffset);
    }

    /**
     * Where an element lies.
     *
     * @param index from 0
     * @return its offset in the payload
     */
    public int at(int index) {
        return at(index, Long.BYTES);
    }
}
