package org.labhub.api.job;

import java.time.Duration;

/**
 * How jobs are queued.
 *
 * @param capacity how many may wait
 * @param overflow what becomes of one too many
 * @param slotTimeout how long a job waits for a free slot or for a frame
 * @param finish how long queued jobs may take when the end is closed
 */
public record JobSpec(int capacity, Overflow overflow, Duration slotTimeout, Duration finish) {

    /** What fits most: 256 jobs, one too many is refused, five seconds for a slot, one second to finish. */
    public static final JobSpec DEFAULT =
            new JobSpec(256, Overflow.REFUSE, Duration.ofSeconds(5), Duration.ofSeconds(1));

    /** What becomes of a job for which there is no room. */
    public enum Overflow {
        /** It is refused. */
        REFUSE,
        /** The oldest that waits makes room, and is counted as dropped. */
        DROP_OLDEST,
        /** Whoever pushes it waits for room. */
        WAIT
    }

    /**
     * Refuses a queue without room.
     *
     * @param capacity how many may wait
     * @param overflow what becomes of one too many
     * @param slotTimeout how long a job waits for a free slot or for a frame
     * @param finish how long queued jobs may take when the end is closed
     */
    public JobSpec {
        if (capacity < 1) {
            throw new IllegalArgumentException("a queue has room for 1 job or more, not " + capacity);
        }
    }
}
