package org.labhub.api.channel;

import org.labhub.api.frame.WriteSlot;

/** Several slots claimed at once, for small frames. Each frame is published by itself: a batch is not atomic. */
public interface WriteBatch extends AutoCloseable {

    /**
     * How many slots were claimed.
     *
     * @return at least 1
     */
    int size();

    /**
     * One of the slots; asking for another ends the use of this one.
     *
     * @param index from 0
     * @return valid until the next call and until the batch is closed
     */
    WriteSlot slot(int index);

    /** Publishes all frames, in order. */
    void commit();

    /** Gives all slots back unless they were committed. Doing so twice is harmless. */
    @Override
    void close();
}
