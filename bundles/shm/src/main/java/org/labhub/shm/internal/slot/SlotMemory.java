package org.labhub.shm.internal.slot;

import java.nio.ByteOrder;
import java.util.Objects;
import org.agrona.UnsafeApi;
import org.labhub.api.schema.Field;
import org.labhub.shm.internal.layout.SlotField;

/**
 * A window on the payload of one slot. Every access is checked against it, and a closed window is empty: so a slot that is
 * used too late, or a field of another layout, throws before it touches memory.
 */
abstract class SlotMemory {

    static final int BYTES_AT = UnsafeApi.arrayBaseOffset(byte[].class);
    static final int SHORTS_AT = UnsafeApi.arrayBaseOffset(short[].class);
    static final int INTS_AT = UnsafeApi.arrayBaseOffset(int[].class);
    static final int LONGS_AT = UnsafeApi.arrayBaseOffset(long[].class);
    static final int FLOATS_AT = UnsafeApi.arrayBaseOffset(float[].class);
    static final int DOUBLES_AT = UnsafeApi.arrayBaseOffset(double[].class);

    static {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new ExceptionInInitializerError("blocks are little-endian, and this machine is not");
        }
    }

    /** No slot lies there. */
    private static final long NOWHERE = 0;

    /** No offset and no length needs more bits: a slot has at most 1 GiB. */
    private static final int BITS = 30;

    /** Where the payload begins that is shown; if none is, {@link #NOWHERE}, or where the next one does, negative. */
    private long payload = NOWHERE;

    private int limit;

    /** With so much room, as long as nobody says otherwise. */
    SlotMemory(int room) {
        limit = room;
    }

    /** Shows a slot. */
    final void show(long slot) {
        payload = slot + SlotField.BYTES;
    }

    /** Shows so much of a slot. */
    final void show(long slot, int bytes) {
        if (limit != bytes) {
            limit = bytes;
        }
        show(slot);
    }

    final void hide() {
        payload = NOWHERE;
    }

    /** Hides what is shown, and keeps where the slot lies that will be shown next. */
    final void hide(long following) {
        payload = -(following + SlotField.BYTES);
    }

    /** Shows the slot that was kept, or hides it again. */
    final void turn() {
        payload = -payload;
    }

    final boolean isOpen() {
        return payload > NOWHERE;
    }

    /** Where the slot begins: its header, then its payload. */
    final long slot() {
        checkOpen();
        return payload - SlotField.BYTES;
    }

    /** How many bytes are shown. */
    final int limit() {
        checkOpen();
        return limit;
    }

    /** How many bytes are shown when one is. */
    final int shown() {
        return limit;
    }

    private void checkOpen() {
        if (payload <= NOWHERE) {
            throw gone();
        }
    }

    /** The address of so many bytes of the payload. */
    final long at(int offset, int bytes) {
        if (payload <= NOWHERE || (offset | bytes) >>> BITS != 0 || !isInside(offset + bytes)) {
            throw outside(offset, bytes);
        }
        return payload + offset;
    }

    /** The compiler knows what {@code checkIndex} is: of the checks of neighbouring fields it makes one. */
    private boolean isInside(int end) {
        try {
            return end == 0 || Objects.checkIndex(end - 1, limit) >= 0;
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private RuntimeException outside(int offset, int bytes) {
        return payload <= NOWHERE
                ? gone()
                : new IndexOutOfBoundsException("bytes " + offset + " to " + (offset + bytes)
                        + " are outside of this slot's " + limit + ": the field belongs to another layout");
    }

    static IllegalStateException gone() {
        return new IllegalStateException("this slot has been given back");
    }

    final int storedCount(Field field) {
        if (field.countOffset() == Field.FIXED) {
            return field.count();
        }
        int count = UnsafeApi.getInt(at(field.countOffset(), Integer.BYTES));
        if (count < 0 || count > field.count()) {
            throw new TornFrame(field + " says that it has " + count + " elements, of " + field.count());
        }
        return count;
    }
}
