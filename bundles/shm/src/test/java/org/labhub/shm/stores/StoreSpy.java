package org.labhub.shm.stores;

import java.util.ArrayList;
import java.util.List;
import org.agrona.UnsafeApi;
import org.labhub.shm.stores.Store.Kind;

/**
 * Stands between the engine and its memory: {@link SpyingLoader} leads every store of the engine here. It does what was
 * asked, and then notes it, or ends the process.
 */
@SuppressWarnings({"checkstyle:MethodName", "NullAway"})
public final class StoreSpy {

    private static final List<Store> SEEN = new ArrayList<>();
    private static long from;
    private static long to;
    private static long left = Long.MAX_VALUE;
    private static Runnable atTheEnd = () -> {};
    private static Thread counted = Thread.currentThread();

    private StoreSpy() {}

    /** Looks at a range of memory from now on. */
    public static void watch(long address, long bytes) {
        SEEN.clear();
        from = address;
        to = address + bytes;
    }

    /** Notes that the work has reached something. */
    public static void note(long what) {
        SEEN.add(new Store(Kind.NOTE, 0, new byte[0], what));
    }

    /** What was seen since it began to look. */
    public static List<Store> seen() {
        return List.copyOf(SEEN);
    }

    /** Does something after so many stores of this thread from now. */
    public static void endAfter(long stores, Runnable end) {
        counted = Thread.currentThread();
        atTheEnd = end;
        left = stores;
    }

    private static void count() {
        if (Thread.currentThread() == counted && --left == 0) {
            atTheEnd.run();
        }
    }

    private static void saw(Kind kind, Object base, long address, int bytes) {
        if (base == null && address >= from && address < to) {
            byte[] now = new byte[bytes];
            UnsafeApi.copyMemory(null, address, now, UnsafeApi.arrayBaseOffset(byte[].class), bytes);
            SEEN.add(new Store(kind, (int) (address - from), now, 0));
        }
        if (base == null) {
            count();
        }
    }

    private static void fence() {
        SEEN.add(new Store(Kind.FENCE, 0, new byte[0], 0));
    }

    public static void fullFence() {
        UnsafeApi.fullFence();
        fence();
    }

    public static void storeStoreFence() {
        UnsafeApi.storeStoreFence();
        fence();
    }

    public static void putByte(long at, byte value) {
        UnsafeApi.putByte(at, value);
        saw(Kind.PLAIN, null, at, 1);
    }

    public static void putShort(long at, short value) {
        UnsafeApi.putShort(at, value);
        saw(Kind.PLAIN, null, at, 2);
    }

    public static void putInt(long at, int value) {
        UnsafeApi.putInt(at, value);
        saw(Kind.PLAIN, null, at, 4);
    }

    public static void putLong(long at, long value) {
        UnsafeApi.putLong(at, value);
        saw(Kind.PLAIN, null, at, 8);
    }

    public static void putFloat(long at, float value) {
        UnsafeApi.putFloat(at, value);
        saw(Kind.PLAIN, null, at, 4);
    }

    public static void putDouble(long at, double value) {
        UnsafeApi.putDouble(at, value);
        saw(Kind.PLAIN, null, at, 8);
    }

    public static void putByte(Object base, long at, byte value) {
        UnsafeApi.putByte(base, at, value);
        saw(Kind.PLAIN, base, at, 1);
    }

    public static void putShort(Object base, long at, short value) {
        UnsafeApi.putShort(base, at, value);
        saw(Kind.PLAIN, base, at, 2);
    }

    public static void putInt(Object base, long at, int value) {
        UnsafeApi.putInt(base, at, value);
        saw(Kind.PLAIN, base, at, 4);
    }

    public static void putLong(Object base, long at, long value) {
        UnsafeApi.putLong(base, at, value);
        saw(Kind.PLAIN, base, at, 8);
    }

    public static void copyMemory(Object source, long sourceAt, Object target, long at, long bytes) {
        UnsafeApi.copyMemory(source, sourceAt, target, at, bytes);
        saw(Kind.PLAIN, target, at, (int) bytes);
    }

    public static void setMemory(Object base, long at, long bytes, byte value) {
        UnsafeApi.setMemory(base, at, bytes, value);
        saw(Kind.PLAIN, base, at, (int) bytes);
    }

    public static void putIntRelease(Object base, long at, int value) {
        UnsafeApi.putIntRelease(base, at, value);
        saw(Kind.ORDERED, base, at, 4);
    }

    public static void putLongRelease(Object base, long at, long value) {
        UnsafeApi.putLongRelease(base, at, value);
        saw(Kind.ORDERED, base, at, 8);
    }

    public static void putIntVolatile(Object base, long at, int value) {
        UnsafeApi.putIntVolatile(base, at, value);
        saw(Kind.ORDERED, base, at, 4);
    }

    public static void putLongVolatile(Object base, long at, long value) {
        UnsafeApi.putLongVolatile(base, at, value);
        saw(Kind.ORDERED, base, at, 8);
    }

    public static boolean compareAndSetInt(Object base, long at, int expected, int value) {
        boolean done = UnsafeApi.compareAndSetInt(base, at, expected, value);
        if (done) {
            saw(Kind.ORDERED, base, at, 4);
        }
        return done;
    }

    public static boolean compareAndSetLong(Object base, long at, long expected, long value) {
        boolean done = UnsafeApi.compareAndSetLong(base, at, expected, value);
        if (done) {
            saw(Kind.ORDERED, base, at, 8);
        }
        return done;
    }

    public static int getAndAddInt(Object base, long at, int value) {
        int before = UnsafeApi.getAndAddInt(base, at, value);
        saw(Kind.ORDERED, base, at, 4);
        return before;
    }

    public static long getAndAddLong(Object base, long at, long value) {
        long before = UnsafeApi.getAndAddLong(base, at, value);
        saw(Kind.ORDERED, base, at, 8);
        return before;
    }
}
