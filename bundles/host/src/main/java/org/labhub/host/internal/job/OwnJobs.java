package org.labhub.host.internal.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.job.JobChannels;
import org.labhub.api.job.JobEnd;
import org.labhub.api.job.JobSpec;
import org.labhub.api.job.ReadContext;
import org.labhub.api.job.WriteContext;
import org.labhub.host.internal.channels.OwnChannels;

/** Makes ends that run jobs, and closes those that are left. */
public final class OwnJobs implements JobChannels, AutoCloseable {

    private final OwnChannels own;
    private final List<JobEnd<?>> ends = new CopyOnWriteArrayList<>();

    /** On the channels of whoever uses them. */
    public OwnJobs(OwnChannels own) {
        this.own = own;
    }

    @Override
    public <F extends Record> JobEnd<WriteContext<F>> writer(
            String channel, Class<F> frame, ChannelSpec wishes, JobSpec spec) {
        Producer<F> producer = own.producer(channel, frame, wishes);
        Counts counts = new Counts();
        Stopping stopping = new Stopping();
        return begin(
                channel,
                spec,
                new Writing<>(producer, own.type(frame), own.notes(channel), counts, stopping),
                counts,
                stopping);
    }

    @Override
    public <F extends Record> JobEnd<ReadContext<F>> reader(
            String channel, Class<F> frame, ReadPolicy policy, JobSpec spec) {
        Counts counts = new Counts();
        Stopping stopping = new Stopping();
        Consumer<F> consumer = own.consumer(
                channel, frame, policy, event -> counts.add(event.getClass().getSimpleName(), 1));
        return begin(channel, spec, new Reading<>(consumer, own.notes(channel), counts, stopping), counts, stopping);
    }

    private <C> JobEnd<C> begin(String name, JobSpec spec, Worker<C> worker, Counts counts, Stopping stopping) {
        JobEnd<C> end = new QueuedEnd<>(name, spec, worker, counts, stopping).begin();
        ends.add(end);
        return end;
    }

    @Override
    public void close() {
        ends.forEach(JobEnd::close);
        ends.clear();
        own.revoke();
    }
}
