package org.labhub.schema.internal.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.labhub.api.frame.Integrity;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.BooleanField;
import org.labhub.api.schema.ByteField;
import org.labhub.api.schema.DoubleField;
import org.labhub.api.schema.Field;
import org.labhub.api.schema.FloatField;
import org.labhub.api.schema.IntField;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.ShortField;
import org.labhub.api.schema.StringField;

/** The reading side of a slot on the heap, which finds each field where the layout says. */
abstract class ReadHeapSlot implements ReadSlot {

    final ByteBuffer memory;

    ReadHeapSlot(Layout layout) {
        memory = ByteBuffer.allocate(layout.size()).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public Integrity integrity() {
        return Integrity.UNSUMMED;
    }

    @Override
    public int count(Field field) {
        return field.countOffset() == Field.FIXED ? field.count() : memory.getInt(field.countOffset());
    }

    @Override
    public boolean get(BooleanField field) {
        return memory.get(field.offset()) != 0;
    }

    @Override
    public boolean get(BooleanField field, int index) {
        return memory.get(field.at(index)) != 0;
    }

    @Override
    public String get(StringField field) {
        byte[] text = new byte[count(field)];
        memory.get(field.offset(), text);
        int end = text.length;
        while (field.countOffset() == Field.FIXED && end > 0 && text[end - 1] == 0) {
            end--;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    @Override
    public byte get(ByteField field) {
        return memory.get(field.offset());
    }

    @Override
    public byte get(ByteField field, int index) {
        return memory.get(field.at(index));
    }

    @Override
    public int copy(ByteField field, byte[] target) {
        int count = Math.min(count(field), target.length);
        for (int i = 0; i < count; i++) {
            target[i] = get(field, i);
        }
        return count;
    }

    @Override
    public short get(ShortField field) {
        return memory.getShort(field.offset());
    }

    @Override
    public short get(ShortField field, int index) {
        return memory.getShort(field.at(index));
    }

    @Override
    public int copy(ShortField field, short[] target) {
        int count = Math.min(count(field), target.length);
        for (int i = 0; i < count; i++) {
            target[i] = get(field, i);
        }
        return count;
    }

    @Override
    public int get(IntField field) {
        return memory.getInt(field.offset());
    }

    @Override
    public int get(IntField field, int index) {
        return memory.getInt(field.at(index));
    }

    @Override
    public int copy(IntField field, int[] target) {
        int count = Math.min(count(field), target.length);
        for (int i = 0; i < count; i++) {
            target[i] = get(field, i);
        }
        return count;
    }

    @Override
    public long get(LongField field) {
        return memory.getLong(field.offset());
    }

    @Override
    public long get(LongField field, int index) {
        return memory.getLong(field.at(index));
    }

    @Override
    public int copy(LongField field, long[] target) {
        int count = Math.min(count(field), target.length);
        for (int i = 0; i < count; i++) {
            target[i] = get(field, i);
        }
        return count;
    }

    @Override
    public float get(FloatField field) {
        return memory.getFloat(field.offset());
    }

    @Override
    public float get(FloatField field, int index) {
        return memory.getFloat(field.at(index));
    }

    @Override
    public int copy(FloatField field, float[] target) {
        int count = Math.min(count(field), target.length);
        for (int i = 0; i < count; i++) {
            target[i] = get(field, i);
        }
        return count;
    }

    @Override
    public double get(DoubleField field) {
        return memory.getDouble(field.offset());
    }

    @Override
    public double get(DoubleField field, int index) {
        return memory.getDouble(field.at(index));
    }

    @Override
    public int copy(DoubleField field, double[] target) {
        int count = Math.min(count(field), target.length);
        for (int i = 0; i < count; i++) {
            target[i] = get(field, i);
        }
        return count;
    }

    @Override
    public int copy(int offset, byte[] target) {
        int count = Math.min(target.length, memory.capacity() - offset);
        memory.get(offset, target, 0, count);
        return count;
    }

    @Override
    public long sequence() {
        return 0;
    }

    @Override
    public int epoch() {
        return 1;
    }

    @Override
    public int length() {
        return memory.capacity();
    }

    @Override
    public long source() {
        return NO_SOURCE;
    }

    @Override
    public long deviceNanos() {
        return NO_STAMP;
    }

    @Override
    public long wallNanos() {
        return NO_STAMP;
    }

    @Override
    public long monotonicNanos() {
        return NO_STAMP;
    }

    @Override
    public void close() {}
}
