package org.labhub.host.internal.job;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.labhub.api.job.Job;

/** A job that waits to be run: once, or not at all. */
final class Waiting<C> {

    private final Job<C> job;
    private final Duration timeout;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    Waiting(Job<C> job, Duration timeout) {
        this.job = job;
        this.timeout = timeout;
    }

    /** By the end's thread. */
    void run(Worker<C> worker, Counts counts) {
        if (!taken.compareAndSet(false, true)) {
            return;
        }
        try {
            boolean ran = worker.run(job, timeout);
            counts.add("run", ran ? 1 : 0);
            done.complete(ran);
        } catch (Throwable thrown) {
            counts.add("failed", 1);
            done.completeExceptionally(thrown);
        }
    }

    /** It will not be run any more. */
    void refuse() {
        done.complete(false);
    }

    /** It has begun and does not come back: whoever waits for it is told so. */
    void giveUp() {
        done.completeExceptionally(new TimeoutException("it has not come back since its end was closed"));
    }

    /** Waits for it; after the time-out it is not run any more, but what has begun is waited for. */
    boolean await() {
        try {
            return done.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return !taken.compareAndSet(false, true) && finished();
        } catch (InterruptedException e) {
            taken.set(true);
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private boolean finished() {
        try {
            return done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(ExecutionException why) {
        return new IllegalStateException("the job failed: " + why.getCause(), why.getCause());
    }
}
