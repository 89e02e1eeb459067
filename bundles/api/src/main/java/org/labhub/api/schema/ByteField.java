package org.labhub.api.schema;

/**
 * A field of 8-bit integers, or of enums, whose elements are the numbers of their symbols. Made by a {@link Layout}.
 *
 * @param name as declared
 * @param offset of the first element
 * @param count of elements, at most
 * @param countOffset where the number of elements is stored, or {@link Field#FIXED}
 */
public record ByteField(String name, int offset, int count, int countOffset) implements Field {

    /**
     * Where an element lies.
     *
     * @param index from 0
     * @return its offset in the payload
     */
    public int at(int index) {
        return offset + Field.check(this, index) * Byte.BYTES;
    }
}
