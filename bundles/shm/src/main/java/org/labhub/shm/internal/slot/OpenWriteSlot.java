package org.labhub.shm.internal.slot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.UnsafeApi;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.schema.BooleanField;
import org.labhub.api.schema.ByteField;
import org.labhub.api.schema.DoubleField;
import org.labhub.api.schema.Field;
import org.labhub.api.schema.FloatField;
import org.labhub.api.schema.IntField;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.ShortField;
import org.labhub.api.schema.StringField;
import org.labhub.shm.internal.segment.Copies;

/** A slot that is being written. One object serves all slots of an end, one after the other. */
final class OpenWriteSlot extends SlotMemory implements WriteSlot {

    /** What ends the use of a slot. */
    interface Claim {

        long sequence();

        /** Whether there can be a sum of its frame; refuses with what to do. */
        void checkSums();

        void commit();

        void abort();
    }

    private final Claim claim;
    private final int capacity;
    private final int schemaBytes;

    private int length;
    private long deviceNanos = FrameInfo.NO_STAMP;
    private long source = FrameInfo.NO_SOURCE;
    private boolean summed;
    private boolean odd;

    /** Of slots with so much room, for frames that have so many bytes unless somebody says otherwise. */
    OpenWriteSlot(Claim claim, int capacity, int schemaBytes) {
        super(capacity);
        this.claim = claim;
        this.capacity = capacity;
        this.schemaBytes = schemaBytes;
        length = schemaBytes;
    }

    /** Shows the slot; its length is that of the schema until somebody says otherwise. */
    void open(long slot) {
        begin();
        show(slot);
    }

    /** The same with the slot that was kept: where it begins. */
    long open() {
        begin();
        turn();
        return slot();
    }

    private void begin() {
        if (odd) {
            odd = false;
            summed = false;
            length = schemaBytes;
            deviceNanos = FrameInfo.NO_STAMP;
            source = FrameInfo.NO_SOURCE;
        }
    }

    /** Whether somebody said otherwise of its length, gave it a device's stamp or a source, or asked for a sum. */
    boolean isOdd() {
        return odd;
    }

    /** Whether somebody asked for a sum. */
    boolean isSummed() {
        return summed;
    }

    int length() {
        return length;
    }

    long deviceNanos() {
        return deviceNanos;
    }

    long source() {
        return source;
    }

    @Override
    public long sequence() {
        return claim.sequence();
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public void length(int bytes) {
        if (bytes < 0 || bytes > capacity) {
            throw new IllegalArgumentException("a frame here has 0 to " + capacity + " bytes, not " + bytes);
        }
        length = bytes;
        odd = true;
    }

    @Override
    public void deviceNanos(long nanos) {
        deviceNanos = nanos;
        odd = true;
    }

    @Override
    public void madeFrom(FrameInfo frame) {
        source = frame.sequence();
        deviceNanos(frame.deviceNanos() == FrameInfo.NO_STAMP ? frame.wallNanos() : frame.deviceNanos());
    }

    @Override
    public void sum() {
        claim.checkSums();
        summed = true;
        odd = true;
    }

    @Override
    public void commit() {
        if (!isOpen()) {
            throw gone();
        }
        claim.commit();
    }

    @Override
    public void abort() {
        close();
    }

    @Override
    public void close() {
        if (isOpen()) {
            claim.abort();
        }
    }

    @Override
    public void set(BooleanField field, boolean value) {
        UnsafeApi.putByte(at(field.offset(), Byte.BYTES), (byte) (value ? 1 : 0));
    }

    @Override
    public void set(BooleanField field, int index, boolean value) {
        UnsafeApi.putByte(at(field.at(index), Byte.BYTES), (byte) (value ? 1 : 0));
    }

    @Override
    public void set(ByteField field, byte value) {
        UnsafeApi.putByte(at(field.offset(), Byte.BYTES), value);
    }

    @Override
    public void set(ByteField field, int index, byte value) {
        UnsafeApi.putByte(at(field.at(index), Byte.BYTES), value);
    }

    @Override
    public void set(ByteField field, byte[] values) {
        copyIn(field, values, BYTES_AT, values.length, Byte.BYTES);
    }

    @Override
    public void set(ShortField field, short value) {
        UnsafeApi.putShort(at(field.offset(), Short.BYTES), value);
    }

    @Override
    public void set(ShortField field, int index, short value) {
        UnsafeApi.putShort(at(field.at(index), Short.BYTES), value);
    }

    @Override
    public void set(ShortField field, short[] values) {
        copyIn(field, values, SHORTS_AT, values.length, Short.BYTES);
    }

    @Override
    public void set(IntField field, int value) {
        UnsafeApi.putInt(at(field.offset(), Integer.BYTES), value);
    }

    @Override
    public void set(IntField field, int index, int value) {
        UnsafeApi.putInt(at(field.at(index), Integer.BYTES), value);
    }

    @Override
    public void set(IntField field, int[] values) {
        copyIn(field, values, INTS_AT, values.length, Integer.BYTES);
    }

    @Override
    public void set(LongField field, long value) {
        UnsafeApi.putLong(at(field.offset(), Long.BYTES), value);
    }

    @Override
    public void set(LongField field, int index, long value) {
        UnsafeApi.putLong(at(field.at(index), Long.BYTES), value);
    }

    @Override
    public void set(LongField field, long[] values) {
        copyIn(field, values, LONGS_AT, values.length, Long.BYTES);
    }

    @Override
    public void set(FloatField field, float value) {
        UnsafeApi.putFloat(at(field.offset(), Float.BYTES), value);
    }

    @Override
    public void set(FloatField field, int index, float value) {
        UnsafeApi.putFloat(at(field.at(index), Float.BYTES), value);
    }

    @Override
    public void set(FloatField field, float[] values) {
        copyIn(field, values, FLOATS_AT, values.length, Float.BYTES);
    }

    @Override
    public void set(DoubleField field, double value) {
        UnsafeApi.putDouble(at(field.offset(), Double.BYTES), value);
    }

    @Override
    public void set(DoubleField field, int index, double value) {
        UnsafeApi.putDouble(at(field.at(index), Double.BYTES), value);
    }

    @Override
    public void set(DoubleField field, double[] values) {
        copyIn(field, values, DOUBLES_AT, values.length, Double.BYTES);
    }

    private void copyIn(Field field, Object values, int valuesBase, int elements, int elementBytes) {
        if (field.countOffset() == Field.FIXED ? elements != field.count() : elements > field.count()) {
            throw new IllegalArgumentException(field.name() + " takes "
                    + (field.countOffset() == Field.FIXED ? "exactly " : "at most ") + field.count()
                    + " elements, not " + elements);
        }
        int bytes = elements * elementBytes;
        Copies.in(values, valuesBase, at(field.offset(), bytes), bytes);
        if (field.countOffset() != Field.FIXED) {
            UnsafeApi.putInt(at(field.countOffset(), Integer.BYTES), elements);
        }
    }

    @Override
    public void set(StringField field, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > field.count()) {
            throw new IllegalArgumentException(
                    field.name() + " takes at most " + field.count() + " bytes of UTF-8, not " + bytes.length);
        }
        if (field.countOffset() == Field.FIXED) {
            bytes = Arrays.copyOf(bytes, field.count());
        }
        copyIn(field, bytes, BYTES_AT, bytes.length, Byte.BYTES);
    }

    @Override
    public void count(Field field, int count) {
        if (field.countOffset() == Field.FIXED || count < 0 || count > field.count()) {
            throw new IllegalArgumentException(field.name() + " cannot have " + count + " elements");
        }
        UnsafeApi.putInt(at(field.countOffset(), Integer.BYTES), count);
    }

    @Override
    public void put(int offset, byte[] source) {
        Copies.in(source, at(offset, source.length));
    }
}
