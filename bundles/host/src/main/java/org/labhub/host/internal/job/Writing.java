package org.labhub.host.internal.job;

import java.time.Duration;
import java.util.Optional;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.Notes;
import org.labhub.api.channel.Producer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.WriteSlot;
import org.labhub.api.job.Job;
import org.labhub.api.job.WriteContext;

/** Runs jobs that write: a slot is claimed when a job asks for it, committed when it returns, aborted when it throws. */
final class Writing<F extends Record> implements Worker<WriteContext<F>>, WriteContext<F> {

    private final Producer<F> producer;
    private final FrameType<F> type;
    private final Notes notes;
    private final Counts counts;
    private final Stopping stopping;
    private Optional<WriteSlot> claimed = Optional.empty();
    private Duration patience = Duration.ZERO;

    Writing(Producer<F> producer, FrameType<F> type, Notes notes, Counts counts, Stopping stopping) {
        this.producer = producer;
        this.type = type;
        this.notes = notes;
        this.counts = counts;
        this.stopping = stopping;
    }

    @Override
    public boolean run(Job<WriteContext<F>> job, Duration timeout) throws Exception {
        patience = timeout;
        try {
            job.run(this);
            claimed.ifPresent(WriteSlot::commit);
            return true;
        } finally {
            claimed.ifPresent(WriteSlot::close);
            claimed = Optional.empty();
        }
    }

    @Override
    public WriteSlot slot() {
        if (claimed.isEmpty()) {
            claimed = Optional.of(producer.claim(patience));
        }
        return claimed.orElseThrow();
    }

    @Override
    public void give(F frame) {
        type.write(frame, slot());
        claimed.ifPresent(WriteSlot::commit);
        claimed = Optional.empty();
    }

    @Override
    public Optional<FlexWriter> flex() {
        return producer.flex();
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

    @Override
    public void close() {
        producer.close();
    }

    @Override
    public void revoke() {
        producer.revoke(Duration.ofMillis(200));
    }
}
