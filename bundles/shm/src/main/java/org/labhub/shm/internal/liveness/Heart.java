package org.labhub.shm.internal.liveness;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The one thread that beats for every end of this process, so that nobody has to prove his life by working. It also keeps a
 * coarse clock, from which claims are stamped at the cost of a load.
 */
public final class Heart implements AutoCloseable {

    /** Between two beats. */
    static final long PERIOD_NANOS = 250_000_000L;

    private static final VarHandle NOW;

    static {
        try {
            NOW = MethodHandles.lookup().findVarHandle(Heart.class, "now", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final List<Presence> presences = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "labhub-heart");

    private volatile boolean stopped;
    private volatile long lateNanos;

    @SuppressWarnings("UnusedVariable") // through its handle
    private long now = System.nanoTime();

    /** Beats until it is closed. */
    public static Heart start() {
        Heart heart = new Heart();
        heart.thread.setDaemon(true);
        heart.thread.start();
        return heart;
    }

    /** Beats once for whom it is told of, and never by itself. */
    Heart() {}

    void beatFor(Presence presence) {
        presence.beat();
        presences.add(presence);
    }

    Optional<UnsafeBuffer> memoryOf(int number) {
        return presences.stream()
                .filter(presence -> presence.number() == number)
                .map(Presence::memory)
                .findFirst();
    }

    /** The monotonic clock, at most some beats old. */
    public long coarseNanos() {
        return (long) NOW.getOpaque(this);
    }

    /** Whether we were stopped ourselves a moment ago: then we judge nobody. */
    boolean wasLate() {
        return System.nanoTime() - lateNanos < 2 * Census.STALLED_AFTER_NANOS && lateNanos != 0;
    }

    private void run() {
        long next = System.nanoTime();
        while (!stopped) {
            long time = System.nanoTime();
            if (time - next > 2 * PERIOD_NANOS) {
                lateNanos = time;
            }
            NOW.setOpaque(this, time);
            presences.forEach(Presence::beat);
            next = time + PERIOD_NANOS;
            LockSupport.parkNanos(PERIOD_NANOS);
        }
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        presences.forEach(Presence::close);
        presences.clear();
    }
}
