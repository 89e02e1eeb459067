package org.labhub.host.internal.job;

import java.time.Duration;
import java.util.Optional;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.FlexReader;
import org.labhub.api.channel.Notes;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.job.Job;
import org.labhub.api.job.ReadContext;

/** Runs jobs that read: one frame each. */
final class Reading<F extends Record> implements Worker<ReadContext<F>> {

    private static final long LOOK_NANOS = 20_000_000;

    private final Consumer<F> consumer;
    private final Notes notes;
    private final Counts counts;
    private final Stopping stopping;

    Reading(Consumer<F> consumer, Notes notes, Counts counts, Stopping stopping) {
        this.consumer = consumer;
        this.notes = notes;
        this.counts = counts;
        this.stopping = stopping;
    }

    @Override
    public boolean run(Job<ReadContext<F>> job, Duration timeout) throws Exception {
        return isThereOne(timeout) && consumer.poll((frame, info) -> call(job, frame, info), 1) > 0;
    }

    /** Once the end is being closed, no frame is waited for that is not there. */
    private boolean isThereOne(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        long left = timeout.toNanos();
        boolean there = !consumer.isClosed() && consumer.await(Duration.ZERO);
        while (!there && left > 0 && !stopping.isStopping() && !consumer.isClosed()) {
            there = consumer.await(Duration.ofNanos(Math.min(left, LOOK_NANOS)));
            left = end - System.nanoTime();
        }
        return there && !consumer.isClosed();
    }

    private void call(Job<ReadContext<F>> job, F frame, FrameInfo info) {
        try {
            job.run(new Delivery(frame, info));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    @Override
    public void revoke() {
        consumer.close();
    }

    private final class Delivery implements ReadContext<F> {

        private final F frame;
        private final FrameInfo info;

        Delivery(F frame, FrameInfo info) {
            this.frame = frame;
            this.info = info;
        }

        @Override
        public F frame() {
            return frame;
        }

        @Override
        public FrameInfo info() {
            return info;
        }

        @Override
        public Optional<FlexReader> flex() {
            return consumer.flex();
        }

        @Override
        public boolean isStopping() {
            return stopping.isStopping();
        }

        @Override
        public Notes notes() {
            return notes;
        }

        @Override
        public void count(String name, long more) {
            counts.add(name, more);
        }
    }
}
