package org.labhub.schema.internal.record;

import org.labhub.api.schema.ByteField;
import org.labhub.api.schema.Field;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;

/**
 * A field whose bytes are the numbers of symbols. It is a record, since of those the compiler trusts the components; nobody
 * compares two.
 *
 * @param bytes where they lie
 * @param type of the symbols
 * @param symbols in the order of their numbers
 */
@SuppressWarnings("ArrayRecordComponent")
record EnumField(ByteField bytes, Class<?> type, Enum<?>[] symbols) {

    static EnumField of(Class<?> type, Field field) {
        return new EnumField((ByteField) field, type, (Enum<?>[]) type.getEnumConstants());
    }

    /** The order of declaration is part of the schema, so here it may be counted on. */
    @SuppressWarnings("EnumOrdinal")
    static byte number(Enum<?> symbol) {
        return (byte) symbol.ordinal();
    }

    Enum<?> symbol(byte number) {
        int index = Byte.toUnsignedInt(number);
        if (index >= symbols.length) {
            throw new SchemaRefused(
                    Reason.VALUE,
                    "field " + bytes.name() + " has " + symbols.length + " symbols; there is none with number "
                            + index);
        }
        return symbols[index];
    }
}
