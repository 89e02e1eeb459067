package org.labhub.host.internal.job;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.labhub.api.job.Job;
import org.labhub.api.job.JobEnd;
import org.labhub.api.job.JobSpec;
import org.labhub.api.job.JobSpec.Overflow;

/** A bounded queue of jobs, a handler, and the thread that runs both on a channel end. */
final class QueuedEnd<C> implements JobEnd<C> {

    private static final Duration ROUND = Duration.ofMillis(50);
    private static final Duration TO_COME_OUT = Duration.ofSeconds(1);

    private final JobSpec spec;
    private final Worker<C> worker;
    private final Counts counts;
    private final Stopping stopping;
    private final JobQueue<C> queue;
    private final Thread thread;
    private volatile Optional<Job<C>> handler = Optional.empty();
    private volatile Optional<Waiting<C>> running = Optional.empty();

    QueuedEnd(String name, JobSpec spec, Worker<C> worker, Counts counts, Stopping stopping) {
        this.spec = spec;
        this.worker = worker;
        this.counts = counts;
        this.stopping = stopping;
        queue = new JobQueue<>(spec.capacity());
        thread = new Thread(this::work, "labhub-jobs-" + name);
        thread.setDaemon(true);
    }

    QueuedEnd<C> begin() {
        thread.start();
        return this;
    }

    @Override
    public boolean push(Job<C> job) {
        counts.add("pushed", 1);
        return enqueue(new Waiting<>(job, spec.slotTimeout()), spec.overflow());
    }

    @Override
    public boolean run(Job<C> job, Duration timeout) {
        Waiting<C> waiting = new Waiting<>(job, timeout);
        return enqueue(waiting, Overflow.WAIT) && waiting.await();
    }

    private boolean enqueue(Waiting<C> waiting, Overflow overflow) {
        boolean kept = switch (overflow) {
            case REFUSE -> queue.offer(waiting);
            case DROP_OLDEST -> queue.offerInPlaceOfTheOldest(waiting, this::drop);
            case WAIT -> put(waiting);
        };
        counts.add("dropped", kept ? 0 : 1);
        return kept;
    }

    private boolean put(Waiting<C> waiting) {
        try {
            return queue.put(waiting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void handle(Job<C> next) {
        handler = Optional.of(next);
        queue.ring();
    }

    @Override
    public void stopHandling() {
        handler = Optional.empty();
    }

    @Override
    public Map<String, Long> counts() {
        return counts.now();
    }

    private void work() {
        try {
            while (!stopping.isStopping()) {
                round();
            }
            finish();
        } finally {
            worker.close();
        }
    }

    /** A round of the handler, if there is one, and then what waits; else sleeps until something does. */
    private void round() {
        Optional<Job<C>> current = handler;
        current.ifPresent(job -> new Waiting<>(job, ROUND).run(worker, counts));
        (current.isPresent() ? queue.poll() : take()).ifPresent(this::run);
    }

    private Optional<Waiting<C>> take() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            return Optional.empty();
        }
    }

    private void run(Waiting<C> waiting) {
        running = Optional.of(waiting);
        waiting.run(worker, counts);
        running = Optional.empty();
    }

    private void finish() {
        long end = System.nanoTime() + spec.finish().toNanos();
        for (Optional<Waiting<C>> left = queue.poll(); left.isPresent(); left = queue.poll()) {
            if (System.nanoTime() - end < 0) {
                left.ifPresent(this::run);
            } else {
                drop(left.orElseThrow());
            }
        }
    }

    private void drop(Waiting<C> waiting) {
        waiting.refuse();
        counts.add("dropped", 1);
    }

    @Override
    public void close() {
        stopping.begin();
        queue.close();
        if (thread != Thread.currentThread() && !join(spec.finish().plus(TO_COME_OUT))) {
            thread.interrupt();
            worker.revoke();
            running.ifPresent(Waiting::giveUp);
            queue.clear().forEach(this::drop);
        }
    }

    private boolean join(Duration patience) {
        try {
            TimeUnit.MILLISECONDS.timedJoin(thread, patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
