package org.labhub.schema.internal.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.frame.Integrity;
import org.labhub.api.frame.ReadSlot;
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
public final class HeapSlot implements ReadSlot, WriteSlot {

    private final ByteBuffer memory;

    /** Of zeros, as large as a layout. */
    public HeapSlot(Layout layout) {
        memory = ByteBuffer.allocate(layout.size()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All its bytes. */
    public byte[] bytes() {
        return memory.array();
    }

    @Override
    public void sum() {
        throw new IllegalStateException("no checksums here");
    }

    @Override
    public Integrity integrity() {
        return Integrity.UNSUMMED;
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
    public int count(Field field) {
        return field.countOffset() == Field.FIXED ? field.count() : memory.getInt(field.countOffset());
    }

    @Override
    public void count(Field field, int count) {
        memory.putInt(field.countOffset(), count);
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
    public void set(BooleanField field, boolean value) {
        memory.put(field.offset(), (byte) (value ? 1 : 0));
    }

    @Override
    public void set(BooleanField field, int index, boolean value) {
        memory.put(field.at(index), (byte) (value ? 1 : 0));
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
    public int copy(int offset, byte[] target) {
        int count = Math.min(target.length, memory.capacity() - offset);
        memory.get(offset, target, 0, count);
        return count;
    }

    @Override
    public void put(int offset, byte[] source) {
        memory.put(offset, source);
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
    public void commit() {}

    @Override
    public void abort() {}

    @Override
    public void close() {}
}
