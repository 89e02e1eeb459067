package org.labhub.broker.client.internal.news;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.labhub.api.broker.BrokerEvent;
import org.labhub.api.broker.BrokerListener;
import org.labhub.api.broker.Subscription;

/** One thread that tells all listeners everything in order. A listener that throws is logged and told the next thing. */
public final class Newsroom implements AutoCloseable {

    private static final Logger LOG = System.getLogger("org.labhub.broker.client");
    private static final int QUEUED = 10_000;
    private static final long LEAVING_MILLIS = 200;

    private final List<BrokerListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUED), Newsroom::daemon, (task, pool) -> overflow());

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "labhub broker events");
        thread.setDaemon(true);
        return thread;
    }

    private void overflow() {
        if (!thread.isShutdown() && dropped.getAndIncrement() == 0) {
            LOG.log(
                    Level.WARNING,
                    "a listener of broker events is too slow: {0} events wait, more are dropped",
                    QUEUED);
        }
    }

    /**
     * Has somebody told.
     *
     * @param listener from the next event on
     * @return closing it ends that
     */
    public Subscription add(BrokerListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Tells all, later.
     *
     * @param event what happened
     */
    public void tell(BrokerEvent event) {
        thread.execute(() -> listeners.forEach(listener -> tell(listener, event)));
    }

    private static void tell(BrokerListener listener, BrokerEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a listener failed at " + event, e);
        }
    }

    /**
     * For what must not run on the socket's thread.
     *
     * @return in order with the events
     */
    public Executor executor() {
        return thread;
    }

    /** What is still to be told is told, for a moment: whoever waits in a listener is not waited for longer. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            boolean unused = thread.awaitTermination(LEAVING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
