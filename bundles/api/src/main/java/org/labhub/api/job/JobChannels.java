package org.labhub.api.job;

import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A service in prototype scope: channel ends with a thread of their own, which runs the jobs of any other thread. They belong to
 * the bundle that asked for the service; what is open when it stops is closed.
 */
@ProviderType
public interface JobChannels {

    /**
     * Becomes the producer of a channel.
     *
     * @param <F> the record
     * @param channel its name
     * @param frame a record that bears {@link org.labhub.api.schema.Schema}
     * @param wishes under what the site has set for this channel
     * @param spec how jobs are queued
     * @return an end whose jobs write
     */
    <F extends Record> JobEnd<WriteContext<F>> writer(String channel, Class<F> frame, ChannelSpec wishes, JobSpec spec);

    /**
     * Reads a channel that is there already.
     *
     * @param <F> the record
     * @param channel its name
     * @param frame a record whose schema fits the channel's
     * @param policy the strongest that the channel grants, or a lossy one
     * @param spec how jobs are queued
     * @return an end whose jobs read, one frame each
     */
    <F extends Record> JobEnd<ReadContext<F>> reader(String channel, Class<F> frame, ReadPolicy policy, JobSpec spec);
}
