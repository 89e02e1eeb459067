package org.labhub.broker.internal.desk;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.labhub.api.security.Audit;

/**
 * Writes the broker's lines on a thread of its own: the disk takes milliseconds, and whoever is refused again and again
 * must not make others wait for it. Lines for which there is no room are counted, and the count is written.
 */
public final class LaterAudit implements Audit, AutoCloseable {

    private static final int WAITING = 1_000;
    private static final long PATIENCE_SECONDS = 5;

    private final Audit audit;
    private final AtomicLong left = new AtomicLong();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            LaterAudit::daemon,
            (line, pool) -> left.incrementAndGet());

    /**
     * In front of a log.
     *
     * @param audit takes the lines, one after the other
     */
    public LaterAudit(Audit audit) {
        this.audit = audit;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "labhub broker audit");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void note(String actor, String event, String detail) {
        thread.execute(() -> write(actor, event, detail));
    }

    private void write(String actor, String event, String detail) {
        long missing = left.getAndSet(0);
        if (missing > 0) {
            audit.note("broker", "refusals left out", missing + " came faster than they could be written");
        }
        audit.note(actor, event, detail);
    }

    /** Waits a while for what is not written yet. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            var unused = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
