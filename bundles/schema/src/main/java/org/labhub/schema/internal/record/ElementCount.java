package org.labhub.schema.internal.record;

import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.Field;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;

/** How many elements an array has: read from a slot with suspicion, and stored only if the field can have so many. */
final class ElementCount {

    private ElementCount() {}

    static int of(Field field, ReadSlot slot) {
        int count = slot.count(field);
        if (count < 0 || count > field.count()) {
            throw new SchemaRefused(
                    Reason.VALUE,
                    "field " + field.name() + " has at most " + field.count() + " elements, not " + count);
        }
        return count;
    }

    static void store(Field field, int count, WriteSlot slot) {
        boolean fixed = field.countOffset() == Field.FIXED;
        if (fixed ? count != field.count() : count > field.count()) {
            throw new IllegalArgumentException("field " + field.name() + " has " + (fixed ? "exactly " : "at most ")
                    + field.count() + " elements, not " + count);
        }
        if (!fixed) {
            slot.count(field, count);
        }
    }
}
