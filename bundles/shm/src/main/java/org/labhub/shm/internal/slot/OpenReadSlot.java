package org.labhub.shm.internal.slot;

import java.nio.charset.StandardCharsets;
import org.agrona.UnsafeApi;
import org.labhub.api.frame.Integrity;
import org.labhub.api.frame.ReadSlot;
import org.labhub.api.schema.BooleanField;
import org.labhub.api.schema.ByteField;
import org.labhub.api.schema.DoubleField;
import org.labhub.api.schema.Field;
import org.labhub.api.schema.FloatField;
import org.labhub.api.schema.IntField;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.ShortField;
import org.labhub.api.schema.StringField;
import org.labhub.shm.internal.layout.SlotField;
import org.labhub.shm.internal.segment.Copies;

/** A slot that is being read. One object serves all slots of an end, one after the other. */
final class OpenReadSlot extends SlotMemory implements ReadSlot {

    private final Runnable release;
    private final Judge judge;

    private long sequence;

    OpenReadSlot(Runnable release, Judge judge) {
        super(0);
        this.release = release;
        this.judge = judge;
    }

    /** Who compares a slot's content with its checksum. */
    @FunctionalInterface
    interface Judge {

        Integrity judge(long slot, long sequence);
    }

    /** Shows so much of the slot. */
    void open(long slot, long slotSequence, int bytes) {
        sequence = slotSequence;
        show(slot, bytes);
    }

    /** Shows as much of the slot as of the last one. */
    void open(long slot, long slotSequence) {
        sequence = slotSequence;
        show(slot);
    }

    @Override
    public Integrity integrity() {
        return judge.judge(slot(), sequence);
    }

    private long header(SlotField field) {
        return slot() + field.at();
    }

    @Override
    public void close() {
        if (isOpen()) {
            hide();
            release.run();
        }
    }

    @Override
    public long sequence() {
        limit();
        return sequence;
    }

    @Override
    public int length() {
        return limit();
    }

    @Override
    public int epoch() {
        return UnsafeApi.getInt(header(SlotField.EPOCH));
    }

    @Override
    public long source() {
        return UnsafeApi.getLong(header(SlotField.SOURCE)) - 1;
    }

    @Override
    public long deviceNanos() {
        return UnsafeApi.getLong(header(SlotField.DEVICE));
    }

    @Override
    public long wallNanos() {
        return UnsafeApi.getLong(header(SlotField.WALL));
    }

    @Override
    public long monotonicNanos() {
        return UnsafeApi.getLong(header(SlotField.MONOTONIC));
    }

    @Override
    public boolean get(BooleanField field) {
        return UnsafeApi.getByte(at(field.offset(), Byte.BYTES)) != 0;
    }

    @Override
    public boolean get(BooleanField field, int index) {
        return UnsafeApi.getByte(at(field.at(index), Byte.BYTES)) != 0;
    }

    @Override
    public byte get(ByteField field) {
        return UnsafeApi.getByte(at(field.offset(), Byte.BYTES));
    }

    @Override
    public byte get(ByteField field, int index) {
        return UnsafeApi.getByte(at(field.at(index), Byte.BYTES));
    }

    @Override
    public int copy(ByteField field, byte[] target) {
        return copyOut(field, target, BYTES_AT, target.length, Byte.BYTES);
    }

    @Override
    public short get(ShortField field) {
        return UnsafeApi.getShort(at(field.offset(), Short.BYTES));
    }

    @Override
    public short get(ShortField field, int index) {
        return UnsafeApi.getShort(at(field.at(index), Short.BYTES));
    }

    @Override
    public int copy(ShortField field, short[] target) {
        return copyOut(field, target, SHORTS_AT, target.length, Short.BYTES);
    }

    @Override
    public int get(IntField field) {
        return UnsafeApi.getInt(at(field.offset(), Integer.BYTES));
    }

    @Override
    public int get(IntField field, int index) {
        return UnsafeApi.getInt(at(field.at(index), Integer.BYTES));
    }

    @Override
    public int copy(IntField field, int[] target) {
        return copyOut(field, target, INTS_AT, target.length, Integer.BYTES);
    }

    @Override
    public long get(LongField field) {
        return UnsafeApi.getLong(at(field.offset(), Long.BYTES));
    }

    @Override
    public long get(LongField field, int index) {
        return UnsafeApi.getLong(at(field.at(index), Long.BYTES));
    }

    @Override
    public int copy(LongField field, long[] target) {
        return copyOut(field, target, LONGS_AT, target.length, Long.BYTES);
    }

    @Override
    public float get(FloatField field) {
        return UnsafeApi.getFloat(at(field.offset(), Float.BYTES));
    }

    @Override
    public float get(FloatField field, int index) {
        return UnsafeApi.getFloat(at(field.at(index), Float.BYTES));
    }

    @Override
    public int copy(FloatField field, float[] target) {
        return copyOut(field, target, FLOATS_AT, target.length, Float.BYTES);
    }

    @Override
    public double get(DoubleField field) {
        return UnsafeApi.getDouble(at(field.offset(), Double.BYTES));
    }

    @Override
    public double get(DoubleField field, int index) {
        return UnsafeApi.getDouble(at(field.at(index), Double.BYTES));
    }

    @Override
    public int copy(DoubleField field, double[] target) {
        return copyOut(field, target, DOUBLES_AT, target.length, Double.BYTES);
    }

    private int copyOut(Field field, Object target, int targetBase, int room, int elementBytes) {
        int elements = Math.min(storedCount(field), room);
        int bytes = elements * elementBytes;
        Copies.out(at(field.offset(), bytes), target, targetBase, bytes);
        return elements;
    }

    @Override
    public String get(StringField field) {
        byte[] bytes = new byte[storedCount(field)];
        Copies.out(at(field.offset(), bytes.length), bytes, bytes.length);
        int end = bytes.length;
        while (field.countOffset() == Field.FIXED && end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    @Override
    public int count(Field field) {
        return storedCount(field);
    }

    @Override
    public int copy(int offset, byte[] target) {
        int bytes = Math.min(target.length, limit() - offset);
        Copies.out(at(offset, bytes), target, bytes);
        return bytes;
    }
}
