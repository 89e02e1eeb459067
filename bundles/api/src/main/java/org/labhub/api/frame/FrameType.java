package org.labhub.api.frame;

import org.labhub.api.schema.SchemaInfo;

/**
 * A record class together with its schema and the compiled code that moves its components into a slot and out of it. It
 * may be used by several threads.
 *
 * @param <F> the record
 */
public interface FrameType<F> {

    /**
     * How the record lies in a slot.
     *
     * @return its schema
     */
    SchemaInfo schema();

    /**
     * Fills a slot.
     *
     * @param frame to write
     * @param slot that is being written
     */
    void write(F frame, WriteSlot slot);

    /**
     * Makes a record from a slot.
     *
     * @param slot that is being read
     * @return a copy that nobody else holds
     */
    F read(ReadSlot slot);
}
