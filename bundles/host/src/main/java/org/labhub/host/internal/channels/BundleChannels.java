package org.labhub.host.internal.channels;

import java.time.Duration;
import java.util.Optional;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.SpinLock;
import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.Notes;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.schema.SchemaInfo;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The channels of whoever asks for the service: when that goes, what it still holds is taken away, in mid-write too. */
@Component(service = Channels.class, scope = ServiceScope.PROTOTYPE)
public final class BundleChannels implements Channels {

    private final OwnChannels own;

    /** Of the bundle that uses it. */
    @Activate
    public BundleChannels(ComponentContext context, @Reference Floor floor) {
        own = floor.channelsOf(context.getUsingBundle());
    }

    @Override
    public <F extends Record> Producer<F> producer(String channel, Class<F> frame) {
        return own.producer(channel, frame);
    }

    @Override
    public <F extends Record> Producer<F> producer(String channel, Class<F> frame, ChannelSpec wishes) {
        return own.producer(channel, frame, wishes);
    }

    @Override
    public <F extends Record, Z extends Record> Producer<F> producer(
            String channel, Class<F> frame, ChannelSpec wishes, Class<Z> zone) {
        return own.producer(channel, frame, wishes, zone);
    }

    @Override
    public <F extends Record> Consumer<F> consumer(
            String channel, Class<F> frame, ReadPolicy policy, ChannelEventHandler events) {
        return own.consumer(channel, frame, policy, events);
    }

    @Override
    public SlotConsumer consumer(String channel, ReadPolicy policy, ChannelEventHandler events) {
        return own.consumer(channel, policy, events);
    }

    @Override
    public SlotProducer producer(String channel, SchemaInfo schema, ChannelSpec wishes) {
        return own.producer(channel, schema, wishes);
    }

    @Override
    public BlockObserver observe(String channel) {
        return own.observe(channel);
    }

    @Override
    public Notes notes(String channel) {
        return own.notes(channel);
    }

    @Override
    public SpinLock lock(String channel, int index) {
        return own.lock(channel, index);
    }

    @Override
    public Optional<FlexWriter> flex(String channel, Duration patience) {
        return own.flex(channel, patience);
    }

    @Deactivate
    void close() {
        own.revoke();
    }
}
