package org.labhub.shm.internal.waiting;

import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/** The kernel's futex and its process-wide memory barrier, through JNA. Only for memory that is mapped from a file. */
final class LinuxFutex implements Futex {

    private record Numbers(long futex, long membarrier) {}

    private static final Map<String, Numbers> BY_ARCHITECTURE =
            Map.of("amd64", new Numbers(202, 324), "aarch64", new Numbers(98, 283));

    private static final long WAIT = 0;
    private static final long WAKE = 1;
    private static final long EVERYBODY = Integer.MAX_VALUE;
    private static final long GLOBAL_EXPEDITED = 1 << 1;
    private static final long REGISTER_GLOBAL_EXPEDITED = 1 << 2;
    private static final int TIMESPEC_BYTES = 16;

    private static final ThreadLocal<UnsafeBuffer> TIMESPEC =
            ThreadLocal.withInitial(() -> new UnsafeBuffer(ByteBuffer.allocateDirect(TIMESPEC_BYTES)));

    static {
        Native.register(LinuxFutex.class, "c");
    }

    private final Numbers numbers;
    private final boolean barrierWorks;

    private LinuxFutex(Numbers numbers) {
        this.numbers = numbers;
        barrierWorks = joinBarrier();
    }

    /** If this is a Linux that we know. */
    static Optional<Futex> find() {
        return System.getProperty("os.name").equals("Linux")
                ? Optional.ofNullable(BY_ARCHITECTURE.get(System.getProperty("os.arch")))
                        .map(LinuxFutex::new)
                : Optional.empty();
    }

    private static native long syscall(long number, long first, long second, long third, long fourth, long fifth);

    @Override
    public void sleep(UnsafeBuffer memory, int at, int expected, long nanos) {
        UnsafeBuffer timespec = TIMESPEC.get();
        timespec.putLong(0, nanos / 1_000_000_000);
        timespec.putLong(8, nanos % 1_000_000_000);
        syscall(numbers.futex, memory.addressOffset() + at, WAIT, expected, timespec.addressOffset(), 0);
    }

    @Override
    public void wake(UnsafeBuffer memory, int at) {
        syscall(numbers.futex, memory.addressOffset() + at, WAKE, EVERYBODY, 0, 0);
    }

    @Override
    public boolean barrier() {
        return barrierWorks && syscall(numbers.membarrier, GLOBAL_EXPEDITED, 0, 0, 0, 0) == 0;
    }

    @Override
    public boolean joinBarrier() {
        return syscall(numbers.membarrier, REGISTER_GLOBAL_EXPEDITED, 0, 0, 0, 0) == 0;
    }
}
