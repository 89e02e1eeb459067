package org.labhub.host.internal.life;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The one thread that looks at all plug-ins again and again, whether a call into one lasts too long. */
public final class Watchman implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Watchman.class.getName());
    private static final long EVERY_NANOS = 50_000_000;

    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "labhub-watchman");
    private volatile boolean closed;

    /** Begins at once. */
    public static Watchman start() {
        Watchman started = new Watchman();
        started.thread.setDaemon(true);
        started.thread.start();
        return started;
    }

    /** From now on. */
    public void watch(Watched one) {
        watched.add(one);
    }

    /** No longer. */
    public void forget(Watched one) {
        watched.remove(one);
    }

    private void run() {
        while (!closed) {
            watched.forEach(this::look);
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    private void look(Watched one) {
        try {
            one.look(System.nanoTime());
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the watchman could not look at " + one, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
