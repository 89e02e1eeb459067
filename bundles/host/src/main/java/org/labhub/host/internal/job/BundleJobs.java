package org.labhub.host.internal.job;

import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.job.JobChannels;
import org.labhub.api.job.JobEnd;
import org.labhub.api.job.JobSpec;
import org.labhub.api.job.ReadContext;
import org.labhub.api.job.WriteContext;
import org.labhub.host.internal.channels.Floor;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The ends that run jobs, of the bundle that uses the service. */
@Component(service = JobChannels.class, scope = ServiceScope.PROTOTYPE)
public final class BundleJobs implements JobChannels {

    private final OwnJobs own;

    /** Of the bundle that uses it. */
    @Activate
    public BundleJobs(ComponentContext context, @Reference Floor floor) {
        own = new OwnJobs(floor.channelsOf(context.getUsingBundle()));
    }

    @Override
    public <F extends Record> JobEnd<WriteContext<F>> writer(
            String channel, Class<F> frame, ChannelSpec wishes, JobSpec spec) {
        return own.writer(channel, frame, wishes, spec);
    }

    @Override
    public <F extends Record> JobEnd<ReadContext<F>> reader(
            String channel, Class<F> frame, ReadPolicy policy, JobSpec spec) {
        return own.reader(channel, frame, policy, spec);
    }

    @Deactivate
    void close() {
        own.close();
    }
}
