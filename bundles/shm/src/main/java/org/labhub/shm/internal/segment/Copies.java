package org.labhub.shm.internal.segment;

import org.agrona.UnsafeApi;

/**
 * Copies between addresses and arrays, without a check, in the order in which processors are quick. A frame comes from the
 * cache of another core: what was written last is nearest, and of two runs of memory that are asked for by turns more is
 * on its way than of one.
 */
@SuppressWarnings("NullAway") // Unsafe takes null for an absolute address
public final class Copies {

    /** Asked for once: the answer comes from beyond Java. */
    private static final int BYTES_AT = UnsafeApi.arrayBaseOffset(byte[].class);

    private static final int KIBI = 1024;

    /** What is copied by turns; less is on its way at once anyhow. */
    private static final int MUCH = 32 * KIBI;

    private static final int READ_AT_ONCE = KIBI;
    private static final int WRITTEN_AT_ONCE = 4 * KIBI;

    /** Of more than this the last so many bytes are read first. */
    private static final int VERY_MUCH = 256 * KIBI;

    private Copies() {}

    /** Copies to the heap. */
    public static void out(long address, byte[] target, int length) {
        out(address, target, BYTES_AT, length);
    }

    /** Copies to an array of any primitives. */
    public static void out(long address, Object target, int targetBase, int length) {
        int left = length;
        while (left > VERY_MUCH) {
            left -= VERY_MUCH;
            byTurns(null, address + left, target, (long) targetBase + left, VERY_MUCH, READ_AT_ONCE);
        }
        copy(null, address, target, targetBase, left, READ_AT_ONCE);
    }

    /**
     * Copies to the heap, word by word: a processor gives a load what it has stored and not yet written to its cache, but only
     * one of the same size; a wider load waits until all of it has been written.
     */
    public static void outEach(long address, byte[] target, int length) {
        int words = length & -Long.BYTES;
        for (int at = 0; at < words; at += Long.BYTES) {
            UnsafeApi.putLong(target, BYTES_AT + (long) at, UnsafeApi.getLong(address + at));
        }
        for (int at = words; at < length; at++) {
            target[at] = UnsafeApi.getByte(address + at);
        }
    }

    /** Copies from the heap. */
    public static void in(byte[] source, long address) {
        in(source, BYTES_AT, address, source.length);
    }

    /** Copies from an array of any primitives. */
    public static void in(Object source, int sourceBase, long address, int length) {
        copy(source, sourceBase, null, address, length, WRITTEN_AT_ONCE);
    }

    private static void copy(Object source, long from, Object target, long to, int length, int atOnce) {
        if (length < MUCH) {
            UnsafeApi.copyMemory(source, from, target, to, length);
        } else {
            byTurns(source, from, target, to, length, atOnce);
        }
    }

    /** The first half and the second one by turns. */
    private static void byTurns(Object source, long from, Object target, long to, int length, int atOnce) {
        int half = length / 2 & -atOnce;
        for (int at = 0; at < half; at += atOnce) {
            int other = half + at;
            UnsafeApi.copyMemory(source, from + at, target, to + at, atOnce);
            UnsafeApi.copyMemory(source, from + other, target, to + other, atOnce);
        }
        int done = 2 * half;
        UnsafeApi.copyMemory(source, from + done, target, to + done, length - done);
    }
}
