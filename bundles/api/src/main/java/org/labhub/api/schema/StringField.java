package org.labhub.api.schema;

/**
 * A field of text: UTF-8 bytes, padded with zeros if it is not bounded. Made by a {@link Layout}.
 *
 * @param name as declared
 * @param offset of the first byte
 * @param count of bytes, at most
 * @param countOffset where the number of bytes is stored, or {@link Field#FIXED}
 */
public record StringField(String name, int offset, int count, int countOffset) implements Field {}
