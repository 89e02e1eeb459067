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

/** Moves arrays; {@link Moves} finds these methods by their types. */
final class ArrayMoves {

    private ArrayMoves() {}

    static void write(BooleanField field, boolean[] values, WriteSlot slot) {
        ElementCount.store(field, values.length, slot);
        for (int i = 0; i < values.length; i++) {
            slot.set(field, i, values[i]);
        }
    }

    static boolean[] read(BooleanField field, ReadSlot slot) {
        boolean[] values = new boolean[ElementCount.of(field, slot)];
        for (int i = 0; i < values.length; i++) {
            values[i] = slot.get(field, i);
        }
        return values;
    }

    static void write(ByteField field, byte[] values, WriteSlot slot) {
        slot.set(field, values);
    }

    static byte[] read(ByteField field, ReadSlot slot) {
        byte[] values = new byte[ElementCount.of(field, slot)];
        slot.copy(field, values);
        return values;
    }

    static void write(ShortField field, short[] values, WriteSlot slot) {
        slot.set(field, values);
    }

    static short[] read(ShortField field, ReadSlot slot) {
        short[] values = new short[ElementCount.of(field, slot)];
        slot.copy(field, values);
        return values;
    }

    static void write(IntField field, int[] values, WriteSlot slot) {
        slot.set(field, values);
    }

    static int[] read(IntField field, ReadSlot slot) {
        int[] values = new int[ElementCount.of(field, slot)];
        slot.copy(field, values);
        return values;
    }

    static void write(LongField field, long[] values, WriteSlot slot) {
        slot.set(field, values);
    }

    static long[] read(LongField field, ReadSlot slot) {
        long[] values = new long[ElementCount.of(field, slot)];
        slot.copy(field, values);
        return values;
    }

    static void write(FloatField field, float[] values, WriteSlot slot) {
        slot.set(field, values);
    }

    static float[] read(FloatField field, ReadSlot slot) {
        float[] values = new float[ElementCount.of(field, slot)];
        slot.copy(field, values);
        return values;
    }

    static void write(DoubleField field, double[] values, WriteSlot slot) {
        slot.set(field, values);
    }

    static double[] read(DoubleField field, ReadSlot slot) {
        double[] values = new double[ElementCount.of(field, slot)];
        slot.copy(field, values);
        return values;
    }
}
