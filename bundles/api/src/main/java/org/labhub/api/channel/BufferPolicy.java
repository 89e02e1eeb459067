package org.labhub.api.channel;

/** How many slots a block has, as an intention that is checked. */
public enum BufferPolicy {
    /** One slot: one current value. */
    SINGLE(1, 1),
    /** Two slots: one is read while the other is written. */
    DOUBLE_BUFFER(2, 2),
    /** Three slots or more: a queue. */
    RING_BUFFER(3, 1 << 24);

    private final int least;
    private final int most;

    BufferPolicy(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /**
     * Refuses a capacity that contradicts the policy.
     *
     * @param capacity in slots
     */
    public void check(int capacity) {
        if (capacity < least || capacity > most) {
            String rule = least == most ? "exactly " + least : "from " + least + " to " + most;
            throw new IllegalArgumentException(
                    "a " + this + " block has " + rule + " slots, not " + capacity + ": change one of the two");
        }
    }
}
