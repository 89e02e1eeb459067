package org.labhub.shm.internal.segment;

import org.agrona.UnsafeApi;

/**
 * Words by their address, without a check: for the few accesses of each frame whose address was computed from a geometry
 * that fits its segment. Nothing that was read from shared memory may become an address here unmasked.
 */
@SuppressWarnings("NullAway") // Unsafe takes null for an absolute address
public final class Words {

    private Words() {}

    /** Reads; what follows is not read earlier. */
    public static long acquire(long address) {
        return UnsafeApi.getLongAcquire(null, address);
    }

    /** Reads; what follows is not read earlier. */
    public static int acquireInt(long address) {
        return UnsafeApi.getIntAcquire(null, address);
    }

    /** Writes; what precedes is written earlier. */
    public static void release(long address, long value) {
        UnsafeApi.putLongRelease(null, address, value);
    }
}
