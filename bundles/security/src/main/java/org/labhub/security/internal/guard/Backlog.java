package org.labhub.security.internal.guard;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Weighs what has arrived on the wire and not come out as messages. A queue's limit counts whole messages, so whoever says
 * of every frame that more follow could fill the memory and never be stopped by it. Handshakes and signs of life arrive and
 * never come out: for those an allowance grows with time and with the number of peers that were let in.
 */
final class Backlog {

    private static final long FRAME = 128; // what a frame weighs beside its bytes
    private static final long ALLOWED_A_SECOND =
            512; // for each peer: two signs of life with their frames, and some more

    private final long limit;
    private final AtomicLong arrived = new AtomicLong();
    private long taken;
    private long lastSettled;

    Backlog(long limit, long now) {
        this.limit = limit;
        this.lastSettled = now;
    }

    /** A frame of that many bytes begins to arrive; called by the threads of the sockets. */
    void arrives(long bytes) {
        arrived.addAndGet(FRAME + bytes);
    }

    /** A frame with so many bytes of payload came out; called by the owner only. */
    void comesOut(long bytes) {
        taken += FRAME + Policy.CURVE_BYTES + bytes;
    }

    /** Whether more waits than may; called by the owner only. */
    boolean isTooLong(long now, long peers) {
        long waiting = arrived.get() - taken;
        long seconds = TimeUnit.NANOSECONDS.toSeconds(now - lastSettled);
        if (seconds > 0) {
            lastSettled += TimeUnit.SECONDS.toNanos(seconds);
            taken += Math.min(Math.max(waiting, 0), seconds * ALLOWED_A_SECOND * (peers + 1));
        }
        return waiting > limit;
    }
}
