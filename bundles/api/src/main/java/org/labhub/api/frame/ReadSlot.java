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
 * A committed frame, read where it lies. It is valid inside the call, or until it is closed; after that every access throws
 * and none touches memory.
 */
public interface ReadSlot extends FrameInfo, AutoCloseable {

    /**
     * Reads a scalar.
     *
     * @param field of this slot's layout
     * @return its value
     */
    boolean get(BooleanField field);

    /**
     * Reads one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @return its value
     */
    boolean get(BooleanField field, int index);

    /**
     * Reads a scalar.
     *
     * @param field of this slot's layout
     * @return its value
     */
    byte get(ByteField field);

    /**
     * Reads one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @return its value
     */
    byte get(ByteField field, int index);

    /**
     * Copies elements, as many as there are or fit.
     *
     * @param field of this slot's layout
     * @param target filled from its beginning
     * @return how many were copied
     */
    int copy(ByteField field, byte[] target);

    /**
     * Reads a scalar.
     *
     * @param field of this slot's layout
     * @return its value
     */
    short get(ShortField field);

    /**
     * Reads one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @return its value
     */
    short get(ShortField field, int index);

    /**
     * Copies elements, as many as there are or fit.
     *
     * @param field of this slot's layout
     * @param target filled from its beginning
     * @return how many were copied
     */
    int copy(ShortField field, short[] target);

    /**
     * Reads a scalar.
     *
     * @param field of this slot's layout
     * @return its value
     */
    int get(IntField field);

    /**
     * Reads one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @return its value
     */
    int get(IntField field, int index);

    /**
     * Copies elements, as many as there are or fit.
     *
     * @param field of this slot's layout
     * @param target filled from its beginning
     * @return how many were copied
     */
    int copy(IntField field, int[] target);

    /**
     * Reads a scalar.
     *
     * @param field of this slot's layout
     * @return its value
     */
    long get(LongField field);

    /**
     * Reads one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @return its value
     */
    long get(LongField field, int index);

    /**
     * Copies elements, as many as there are or fit.
     *
     * @param field of this slot's layout
     * @param target filled from its beginning
     * @return how many were copied
     */
    int copy(LongField field, long[] target);

    /**
     * Reads a scalar.
     *
     * @param field of this slot's layout
     * @return its value
     */
    float get(FloatField field);

    /**
     * Reads one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @return its value
     */
    float get(FloatField field, int index);

    /**
     * Copies elements, as many as there are or fit.
     *
     * @param field of this slot's layout
     * @param target filled from its beginning
     * @return how many were copied
     */
    int copy(FloatField field, float[] target);

    /**
     * Reads a scalar.
     *
     * @param field of this slot's layout
     * @return its value
     */
    double get(DoubleField field);

    /**
     * Reads one element.
     *
     * @param field of this slot's layout
     * @param index from 0
     * @return its value
     */
    double get(DoubleField field, int index);

    /**
     * Copies elements, as many as there are or fit.
     *
     * @param field of this slot's layout
     * @param target filled from its beginning
     * @return how many were copied
     */
    int copy(DoubleField field, double[] target);

    /**
     * Reads text.
     *
     * @param field of this slot's layout
     * @return its value
     */
    String get(StringField field);

    /**
     * How many elements a field has in this frame.
     *
     * @param field of this slot's layout
     * @return the stored number of a bounded field, else all
     */
    int count(Field field);

    /**
     * Sums the frame now and compares it with what its writer stamped. For channels whose checksums are {@code MANUAL}; with
     * {@code ENFORCED} no frame is delivered that is not intact.
     *
     * @return what came out
     */
    Integrity integrity();

    /**
     * Copies the payload's bytes as they lie.
     *
     * @param offset from the first byte of the payload
     * @param target filled from its beginning
     * @return how many were copied: as many as the frame has or as fit
     */
    int copy(int offset, byte[] target);

    /** Gives the slot back. Doing so twice is harmless. */
    @Override
    void close();
}
