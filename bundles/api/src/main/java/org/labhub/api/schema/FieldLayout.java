package org.labhub.api.schema;

import java.util.List;

/**
 * One field of a layout, as people and tools see it.
 *
 * @param name as declared; a nested field is named with dots
 * @param type of one element
 * @param count of elements, at most; 1 for a scalar
 * @param bounded whether the slot stores how many elements there are, in 4 bytes before the first one
 * @param offset of the first element, from the first byte of the payload
 * @param shape the size of each dimension, slowest first, or empty; their product is the count
 * @param symbols of an enum, in the order of their numbers from 0; else empty
 * @param unit as a UCUM code, or empty
 * @param description a sentence, or empty
 */
public record FieldLayout(
        String name,
        FieldType type,
        int count,
        boolean bounded,
        int offset,
        List<Integer> shape,
        List<String> symbols,
        String unit,
        String description) {

    /**
     * Refuses a field without a name, without elements or at a place that cannot be.
     *
     * @param name as declared
     * @param type of one element
     * @param count of elements, at most
     * @param bounded whether the slot stores how many elements there are, in 4 bytes before the first one
     * @param offset of the first element, from the first byte of the payload
     * @param shape the size of each dimension, slowest first, or empty
     * @param symbols of an enum, in the order of their numbers from 0
     * @param unit as a UCUM code, or empty
     * @param description a sentence, or empty
     */
    public FieldLayout {
        shape = List.copyOf(shape);
        symbols = List.copyOf(symbols);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a field needs a name");
        }
        if (count < 1) {
            throw new IllegalArgumentException("field " + name + " must have at least 1 element, not " + count);
        }
        if (offset < (bounded ? Integer.BYTES : 0)) {
            throw new IllegalArgumentException("field " + name + " cannot lie at offset " + offset);
        }
        if (symbols.isEmpty() == (type == FieldType.ENUM)) {
            throw new IllegalArgumentException("field " + name + ": an enum has symbols, and nothing else has");
        }
    }

    /**
     * A field without shape and symbols.
     *
     * @param name as declared; a nested field is named with dots
     * @param type of one element
     * @param count of elements, at most; 1 for a scalar
     * @param bounded whether the slot stores how many elements there are, in 4 bytes before the first one
     * @param offset of the first element, from the first byte of the payload
     * @param unit as a UCUM code, or empty
     * @param description a sentence, or empty
     */
    public FieldLayout(
            String name, FieldType type, int count, boolean bounded, int offset, String unit, String description) {
        this(name, type, count, bounded, offset, List.of(), List.of(), unit, description);
    }

    /**
     * The room of all its elements, without a stored count.
     *
     * @return in bytes
     */
    public int bytes() {
        return Math.multiplyExact(count, type.bytes());
    }

    /**
     * Where the number of elements is stored.
     *
     * @return in bytes, or {@link Field#FIXED}
     */
    public int countOffset() {
        return bounded ? offset - Integer.BYTES : Field.FIXED;
    }
}
