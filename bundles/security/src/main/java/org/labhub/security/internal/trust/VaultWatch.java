package org.labhub.security.internal.trust;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks five times a second whether somebody else has changed the vault. */
public final class VaultWatch implements AutoCloseable {

    private static final long POLL_MILLIS = 200;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(VaultWatch::daemon);
    private final ScheduledFuture<?> watching;

    /**
     * Begins to look.
     *
     * @param trust takes over what was changed
     */
    public VaultWatch(VaultTrust trust) {
        watching = thread.scheduleWithFixedDelay(trust::refresh, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "labhub trust");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        watching.cancel(false);
        thread.shutdown();
    }
}
