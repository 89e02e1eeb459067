package org.labhub.schema.internal.record;

import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;

/** Moves single enums as the numbers of their symbols; {@link Moves} finds these methods by their types. */
final class EnumMoves {

    private EnumMoves() {}

    static void write(EnumField field, Enum<?> value, WriteSlot slot) {
        slot.set(field.bytes(), EnumField.number(value));
    }

    static Enum<?> read(EnumField field, ReadSlot slot) {
        return field.symbol(slot.get(field.bytes()));
    }
}
