package org.labhub.schema.internal.record;

import java.lang.reflect.Array;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;

/** Moves arrays of enums as the numbers of their symbols; {@link Moves} finds these methods by their types. */
final class EnumArrayMoves {

    private EnumArrayMoves() {}

    static void write(EnumField field, Enum<?>[] values, WriteSlot slot) {
        ElementCount.store(field.bytes(), values.length, slot);
        for (int i = 0; i < values.length; i++) {
            slot.set(field.bytes(), i, EnumField.number(values[i]));
        }
    }

    static Enum<?>[] read(EnumField field, ReadSlot slot) {
        Enum<?>[] values = (Enum<?>[]) Array.newInstance(field.type(), ElementCount.of(field.bytes(), slot));
        for (int i = 0; i < values.length; i++) {
            values[i] = field.symbol(slot.get(field.bytes(), i));
        }
        return values;
    }
}
