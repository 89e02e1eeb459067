package org.labhub.console.internal.live;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * All open pages, looked after by one thread, which is there as long as a page is open and never waits; a second one finds out what takes
 * a while, and ends soon after the last question.
 */
final class Streams {

    static final int MOST = 64;

    private static final Logger LOG = System.getLogger(Streams.class.getName());
    private static final long PERIOD_MICROS = 32_000;

    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> daemon(task, "labhub-reports"));
    private Optional<ScheduledExecutorService> thread = Optional.empty();
    private Future<?> rounds = CompletableFuture.completedFuture("none");

    Streams() {
        worker.allowCoreThreadTimeOut(true);
    }

    /** For what takes a while. */
    Executor worker() {
        return worker;
    }

    synchronized void add(Stream stream) {
        open.add(stream);
        if (thread.isEmpty()) {
            thread = Optional.of(Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "labhub-pages")));
            rounds = thread.orElseThrow().scheduleAtFixedRate(this::lookAtAll, 0, PERIOD_MICROS, TimeUnit.MICROSECONDS);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Its feed is closed by the thread that uses it. */
    synchronized void remove(Stream stream) {
        if (open.remove(stream)) {
            thread.ifPresent(its -> its.execute(stream::close));
            if (open.isEmpty()) {
                rounds.cancel(false);
                thread.ifPresent(ScheduledExecutorService::shutdown);
                thread = Optional.empty();
            }
        }
    }

    private void lookAtAll() {
        long now = System.nanoTime();
        open.forEach(stream -> lookAt(stream, now));
    }

    private static void lookAt(Stream stream, long now) {
        try {
            stream.look(now);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a page is no longer told: " + e, e);
            stream.end();
        }
    }

    int size() {
        return open.size();
    }

    /** What they looked at is let go by the threads that used it, which end by themselves. */
    void endAll() {
        open.forEach(Stream::end);
    }
}
