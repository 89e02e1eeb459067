package org.labhub.api.channel;

/** What a consumer may lose, and what its producer waits for. The order is from the weakest to the strongest. */
public enum ReadPolicy {
    /**
     * Always the newest frame; what lies between is skipped, by design, and counted. Who waits on a channel of more than
     * 20 000 frames a second looks 500 times a second, so that its producer need not wake it.
     */
    LATEST_ONLY,
    /** Every frame in order, as long as the consumer keeps up; a slow one is told exactly how many it lost. */
    BEST_EFFORT,
    /** Every frame to one consumer; the producer waits for it, also while it is not there. */
    SINGLE_READER,
    /** Every frame to every consumer after it joined; the producer waits for the slowest. */
    SYNC_READER;

    /**
     * Whether a consumer under this policy makes its producer wait.
     *
     * @return true for the two policies that lose nothing
     */
    public boolean isQueueing() {
        return compareTo(BEST_EFFORT) > 0;
    }
}
