package org.labhub.schema.internal.record;

import java.nio.charset.StandardCharsets;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.frame.WriteSlot;
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

/** A slot on the heap, written and read by one test. */
public final class HeapSlot extends ReadHeapSlot implements WriteSlot {

    /** Of zeros, as large as a layout. */
    public HeapSlot(Layout layout) {
        super(layout);
    }

    /** All its bytes. */
    public byte[] bytes() {
        return memory.array();
    }

    @Override
    public void sum() {
        throw new IllegalStateException("no checksums here");
    }

    private void all(Field field, int length) {
        if (field.countOffset() == Field.FIXED ? length != field.count() : length > field.count()) {
            throw new IllegalArgumentException(field.name() + " does not take " + length + " elements");
        }
        if (field.countOffset() != Field.FIXED) {
            memory.putInt(field.countOffset(), length);
        }
    }

    @Override
    public void count(Field field, int count) {
        memory.putInt(field.countOffset(), count);
    }

    @Override
    public void set(BooleanField field, boolean value) {
        memory.put(field.offset(), (byte) (value ? 1 : 0));
    }

    @Override
    public void set(BooleanField field, int index, boolean value) {
        memory.put(field.at(index), (byte) (value ? 1 : 0));
    }

    @Override
    public void set(StringField field, String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        if (text.length > field.count()) {
            throw new IllegalArgumentException(field.name() + " does not take " + text.length + " bytes");
        }
        if (field.countOffset() != Field.FIXED) {
            memory.putInt(field.countOffset(), text.length);
        }
        memory.put(field.offset(), new byte[field.count()]);
        memory.put(field.offset(), text);
    }

    @Override
    public void set(ByteField field, byte value) {
        memory.put(field.offset(), value);
    }

    @Override
    public void set(ByteField field, int index, byte value) {
        memory.put(field.at(index), value);
    }

    @Override
    public void set(ByteField field, byte[] values) {
        all(field, values.length);
        for (int i = 0; i < values.length; i++) {
            set(field, i, values[i]);
        }
    }

    @Override
    public void set(ShortField field, short value) {
        memory.putShort(field.offset(), value);
    }

    @Override
    public void set(ShortField field, int index, short value) {
        memory.putShort(field.at(index), value);
    }

    @Override
    public void set(ShortField field, short[] values) {
        all(field, values.length);
        for (int i = 0; i < values.length; i++) {
            set(field, i, values[i]);
        }
    }

    @Override
    public void set(IntField field, int value) {
        memory.putInt(field.offset(), value);
    }

    @Override
    public void set(IntField field, int index, int value) {
        memory.putInt(field.at(index), value);
    }

    @Override
    public void set(IntField field, int[] values) {
        all(field, values.length);
        for (int i = 0; i < values.length; i++) {
            set(field, i, values[i]);
        }
    }

    @Override
    public void set(LongField field, long value) {
        memory.putLong(field.offset(), value);
    }

    @Override
    public void set(LongField field, int index, long value) {
        memory.putLong(field.at(index), value);
    }

    @Override
    public void set(LongField field, long[] values) {
        all(field, values.length);
        for (int i = 0; i < values.length; i++) {
            set(field, i, values[i]);
        }
    }

    @Override
    public void set(FloatField field, float value) {
        memory.putFloat(field.offset(), value);
    }

    @Override
    public void set(FloatField field, int index, float value) {
        memory.putFloat(field.at(index), value);
    }

    @Override
    public void set(FloatField field, float[] values) {
        all(field, values.length);
        for (int i = 0; i < values.length; i++) {
            set(field, i, values[i]);
        }
    }

    @Override
    public void set(DoubleField field, double value) {
        memory.putDouble(field.offset(), value);
    }

    @Override
    public void set(DoubleField field, int index, double value) {
        memory.putDouble(field.at(index), value);
    }

    @Override
    public void set(DoubleField field, double[] values) {
        all(field, values.length);
        for (int i = 0; i < values.length; i++) {
            set(field, i, values[i]);
        }
    }

    @Override
    public void put(int offset, byte[] source) {
        memory.put(offset, source);
    }

    @Override
    public int capacity() {
        return memory.capacity();
    }

    @Override
    public void length(int bytes) {}

    @Override
    public void deviceNanos(long nanos) {}

    @Override
    public void madeFrom(FrameInfo frame) {}

    @Override
    public void commit() {}

    @Override
    public void abort() {}
}
