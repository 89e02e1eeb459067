package org.labhub.shm.internal.segment;

import org.agrona.UnsafeApi;

/**
 * Words by their address, without a check: for the few accesses of each frame whose address was computed from a geometry
 * that fits its segment. Nothing that was read from shared memory may become an address here unmasked.
 */
@SuppressWarnings("NullAway") // Unsafe takes null for an absolute address
public final class Words {

    /** Asked for once: the answer comes from beyond Java. */
    private static final int BYTES_AT = UnsafeApi.arrayBaseOffset(byte[].class);

    private static final int MUCH = 256 * 1024;

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

    /** Copies to the heap. */
    public static void copyOut(long address, byte[] target, int length) {
        copyOut(address, target, BYTES_AT, length);
    }

    /**
     * Copies to the heap, word by word: a processor gives a load what it has stored and not yet written to its cache, but only
     * one of the same size; a wider load waits until all of it has been written.
     */
    public static void copyOutEach(long address, byte[] target, int length) {
        int words = length & -Long.BYTES;
        for (int at = 0; at < words; at += Long.BYTES) {
            UnsafeApi.putLong(target, BYTES_AT + (long) at, UnsafeApi.getLong(address + at));
        }
        for (int at = words; at < length; at++) {
            target[at] = UnsafeApi.getByte(address + at);
        }
    }

    /** Copies to an array of any primitives; of much the end first: what was written last is nearest. */
    public static void copyOut(long address, Object target, int targetBase, int length) {
        int left = length;
        while (left > MUCH) {
            left -= MUCH;
            UnsafeApi.copyMemory(null, address + left, target, (long) targetBase + left, MUCH);
        }
        UnsafeApi.copyMemory(null, address, target, targetBase, left);
    }

    /** Copies from an array of any primitives. */
    public static void copyIn(Object source, int sourceBase, long address, int length) {
        UnsafeApi.copyMemory(source, sourceBase, null, address, length);
    }
}
