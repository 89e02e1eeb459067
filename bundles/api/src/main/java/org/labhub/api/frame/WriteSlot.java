package org.labhub.api.frame;

import org.labhub.api.schema.BooleanField;
import org.labhub.api.schema.ByteField;
import org.labhub.api.schema.DoubleField;
import org.labhub.api.schema.Field;
import org.labhub.api.schema.FloatField;
import org.labhub.api.schema.IntField;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.ShortField;
import org.labhub.api.schema.StringField;

/**
 * A slot that is being filled where it lies. Closing it without {@link #commit()} is {@link #abort()}; after either, every
 * access throws and none touches memory. What was in the slot before stays there until it is overwritten, so a writer sets
 * every field.
 */
public interface WriteSlot extends AutoCloseable {

    /**
     * The number that the frame will have.
     *
     * @return the sequence
     */
    long sequence();

    /**
     * How many bytes the frame may use.
     *
     * @return in bytes
     */
    int capacity();

    /**
     * Says how much of the slot is used; without it, all of its schema's size.
     *
     * @param bytes from 0 to {@link #capacity()}
     */
    void length(int bytes);

    /**
     * Gives the frame the device's own time.
     *
     * @param nanos whatever the device counts
     */
    void deviceNanos(long nanos);

    /**
     * Has the frame bear the number and the time of the frame from which it is made: that one's device stamp, or when it was
     * committed if it has none.
     *
     * @param frame of another channel
     */
    void madeFrom(FrameInfo frame);

    /**
     * Has the frame summed when it is committed. For channels whose checksums are {@code MANUAL}; with {@code ENFORCED} each
     * frame is.
     *
     * @throws IllegalStateException if the channel has no checksums
     */
    void sum();

    /**
     * Writes a scalar.
     *
     * @param field of this slot's layout
     * @param value to write
     */
    void set(BooleanField field, boolean value);

    /**
     * Writes one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @param value to write
     */
    void set(BooleanField field, int index, boolean value);

    /**
     * Writes a scalar.
     *
     * @param field of this slot's layout
     * @param value to write
     */
    void set(ByteField field, byte value);

    /**
     * Writes one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @param value to write
     */
    void set(ByteField field, int index, byte value);

    /**
     * Writes all elements; a bounded field also stores how many.
     *
     * @param field of this slot's layout
     * @param values exactly as many as the field has, or at most as many if it is bounded
     */
    void set(ByteField field, byte[] values);

    /**
     * Writes a scalar.
     *
     * @param field of this slot's layout
     * @param value to write
     */
    void set(ShortField field, short value);

    /**
     * Writes one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @param value to write
     */
    void set(ShortField field, int index, short value);

    /**
     * Writes all elements; a bounded field also stores how many.
     *
     * @param field of this slot's layout
     * @param values exactly as many as the field has, or at most as many if it is bounded
     */
    void set(ShortField field, short[] values);

    /**
     * Writes a scalar.
     *
     * @param field of this slot's layout
     * @param value to write
     */
    void set(IntField field, int value);

    /**
     * Writes one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @param value to write
     */
    void set(IntField field, int index, int value);

    /**
     * Writes all elements; a bounded field also stores how many.
     *
     * @param field of this slot's layout
     * @param values exactly as many as the field has, or at most as many if it is bounded
     */
    void set(IntField field, int[] values);

    /**
     * Writes a scalar.
     *
     * @param field of this slot's layout
     * @param value to write
     */
    void set(LongField field, long value);

    /**
     * Writes one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @param value to write
     */
    void set(LongField field, int index, long value);

    /**
     * Writes all elements; a bounded field also stores how many.
     *
     * @param field of this slot's layout
     * @param values exactly as many as the field has, or at most as many if it is bounded
     */
    void set(LongField field, long[] values);

    /**
     * Writes a scalar.
     *
     * @param field of this slot's layout
     * @param value to write
     */
    void set(FloatField field, float value);

    /**
     * Writes one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @param value to write
     */
    void set(FloatField field, int index, float value);

    /**
     * Writes all elements; a bounded field also stores how many.
     *
     * @param field of this slot's layout
     * @param values exactly as many as the field has, or at most as many if it is bounded
     */
    void set(FloatField field, float[] values);

    /**
     * Writes a scalar.
     *
     * @param field of this slot's layout
     * @param value to write
     */
    void set(DoubleField field, double value);

    /**
     * Writes one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @param value to write
     */
    void set(DoubleField field, int index, double value);

    /**
     * Writes all elements; a bounded field also stores how many.
     *
     * @param field of this slot's layout
     * @param values exactly as many as the field has, or at most as many if it is bounded
     */
    void set(DoubleField field, double[] values);

    /**
     * Writes text; one that is longer than the field is refused.
     *
     * @param field of this slot's layout
     * @param value to write
     */
    void set(StringField field, String value);

    /**
     * Says how many elements a bounded field has in this frame.
     *
     * @param field of this slot's layout
     * @param count from 0 to the most that the field may have
     */
    void count(Field field, int count);

    /**
     * Writes bytes as they are to lie in the payload.
     *
     * @param offset from the first byte of the payload
     * @param source all of it is written
     */
    void put(int offset, byte[] source);

    /** Publishes the frame. */
    void commit();

    /** Gives the slot back unpublished; its number goes to the next frame. */
    void abort();

    /** The same as {@link #abort()}, unless the frame was committed. Doing so twice is harmless. */
    @Override
    void close();
}
