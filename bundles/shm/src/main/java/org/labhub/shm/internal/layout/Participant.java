package org.labhub.shm.internal.layout;

/**
 * Who holds a lease or a line, in the very word by which it is held: presence (24 bits), token within that process (16
 * bits), and an epoch (24 bits) that counts the holders.
 */
public final class Participant {

    private static final int EPOCH_BITS = 24;
    private static final int TOKEN_BITS = 16;
    private static final long EPOCH_MASK = (1L << EPOCH_BITS) - 1;

    private Participant() {}

    /** The 40 bits that name a participant. */
    public static long of(int presence, int token) {
        return ((long) presence << TOKEN_BITS) | (token & 0xffff);
    }

    /** A word by which a participant holds something. */
    public static long word(long participant, int epoch) {
        return (participant << EPOCH_BITS) | (epoch & EPOCH_MASK);
    }

    /** The same epoch, held by nobody. */
    public static long released(long word) {
        return word & EPOCH_MASK;
    }

    /** The participant in a word; 0 is nobody. */
    public static long participant(long word) {
        return word >>> EPOCH_BITS;
    }

    /** The presence in a word; 0 is nobody. */
    public static int presence(long word) {
        return (int) (word >>> (EPOCH_BITS + TOKEN_BITS));
    }

    /** The epoch in a word. */
    public static int epoch(long word) {
        return (int) (word & EPOCH_MASK);
    }
}
