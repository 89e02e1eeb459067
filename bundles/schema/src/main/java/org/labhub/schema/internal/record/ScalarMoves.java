package org.labhub.schema.internal.record;

import org.labhub.api.frame.ReadSlot;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.BooleanField;
import org.labhub.api.schema.ByteField;
import org.labhub.api.schema.DoubleField;
import org.labhub.api.schema.FloatField;
import org.labhub.api.schema.IntField;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.ShortField;
import org.labhub.api.schema.StringField;

/** Moves single values; {@link Moves} finds these methods by their types. */
final class ScalarMoves {

    private ScalarMoves() {}

    static void write(BooleanField field, boolean value, WriteSlot slot) {
        slot.set(field, value);
    }

    static boolean read(BooleanField field, ReadSlot slot) {
        return slot.get(field);
    }

    static void write(ByteField field, byte value, WriteSlot slot) {
        slot.set(field, value);
    }

    static byte read(ByteField field, ReadSlot slot) {
        return slot.get(field);
    }

    static void write(ShortField field, short value, WriteSlot slot) {
        slot.set(field, value);
    }

    static short read(ShortField field, ReadSlot slot) {
        return slot.get(field);
    }

    static void write(IntField field, int value, WriteSlot slot) {
        slot.set(field, value);
    }

    static int read(IntField field, ReadSlot slot) {
        return slot.get(field);
    }

    static void write(LongField field, long value, WriteSlot slot) {
        slot.set(field, value);
    }

    static long read(LongField field, ReadSlot slot) {
        return slot.get(field);
    }

    static void write(FloatField field, float value, WriteSlot slot) {
        slot.set(field, value);
    }

    static float read(FloatField field, ReadSlot slot) {
        return slot.get(field);
    }

    static void write(DoubleField field, double value, WriteSlot slot) {
        slot.set(field, value);
    }

    static double read(DoubleField field, ReadSlot slot) {
        return slot.get(field);
    }

    static void write(StringField field, String value, WriteSlot slot) {
        slot.set(field, value);
    }

    static String read(StringField field, ReadSlot slot) {
        return slot.get(field);
    }
}
