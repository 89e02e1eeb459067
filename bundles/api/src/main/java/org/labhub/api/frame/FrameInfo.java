package org.labhub.api.frame;

/** What is known of a frame beside its content. Valid only as long as the slot or the call that gave it. */
public interface FrameInfo {

    /** Stands for a stamp that was not taken. */
    long NO_STAMP = 0;

    /** Stands for a frame that was not made from another one. */
    long NO_SOURCE = -1;

    /**
     * The frame's number in its channel; the first is 0, and none is ever given twice.
     *
     * @return the sequence
     */
    long sequence();

    /**
     * Counts the writers that the block has had.
     *
     * @return the epoch of the writer of this frame
     */
    int epoch();

    /**
     * From which frame of another channel this one was made: a processor's results bear the number of its input.
     *
     * @return the sequence of that frame in its channel, or {@link #NO_SOURCE}
     */
    long source();

    /**
     * How much of the slot is used.
     *
     * @return in bytes
     */
    int length();

    /**
     * The device's own time, whatever it counts.
     *
     * @return in nanoseconds, or {@link #NO_STAMP}
     */
    long deviceNanos();

    /**
     * When the frame was committed, by the wall clock.
     *
     * @return in nanoseconds since 1970, or {@link #NO_STAMP}
     */
    long wallNanos();

    /**
     * When the frame was committed, by the machine's monotonic clock.
     *
     * @return in nanoseconds, or {@link #NO_STAMP}
     */
    long monotonicNanos();
}
