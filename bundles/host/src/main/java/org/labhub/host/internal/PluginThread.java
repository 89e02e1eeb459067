package org.labhub.host.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The thread of one plug-in. Whatever its code throws ends here; to stop it is to ask, to interrupt, and to wait a while. */
public final class PluginThread {

    private static final System.Logger LOG = System.getLogger(PluginThread.class.getName());
    private static final long PATIENCE_MILLIS = 3_000;

    /** What a plug-in's thread does until it is told to stop. */
    @FunctionalInterface
    public interface Work {

        /** Returns when it sees that it should stop. */
        void run(BooleanSupplier stopping);
    }

    private final Thread thread;
    private volatile boolean stopping;

    private PluginThread(String name, Work work) {
        thread = new Thread(() -> work.run(() -> stopping), name);
        thread.setDaemon(true);
    }

    /** Runs at once. */
    public static PluginThread start(String name, Work work) {
        PluginThread started = new PluginThread(name, work);
        started.thread.start();
        return started;
    }

    /** Rests, unless the thread is to stop. */
    public static void rest(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
    }

    /**
     * Says to a running thread that it should stop, and waits for it.
     *
     * @return whether it did
     */
    public boolean stop() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.log(Level.ERROR, "{0} does not stop: its channels go on without it", thread.getName());
        }
        return !thread.isAlive();
    }
}
