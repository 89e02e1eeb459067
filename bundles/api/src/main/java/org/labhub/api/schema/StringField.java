package org.labhub.api.schema;

/** A field of text: UTF-8 bytes, padded with zeros if it is not bounded. */
public final class StringField extends Field {

    /**
     * Made by a {@link Layout}.
     *
     * @param name as declared
     * @param offset of the first element
     * @param count of elements, at most
     * @param countOffset where the number of elements is stored, or {@link #FIXED}
     */
    public StringField(String name, int offset, int count, int countOffset) {
        super(name, offset, count, countOffset);
    }
}
