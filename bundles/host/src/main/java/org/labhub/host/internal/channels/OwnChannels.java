package org.labhub.host.internal.channels;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.Blocks;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.FrameTypes;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.host.internal.Words;

/** The channels of one plug-in: remembers every end that it gives out, and closes those that are left. */
public final class OwnChannels implements Channels, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Blocks blocks;
    private final FrameTypes types;
    private final SchemaRegistry schemas;
    private final Set<String> registered = new HashSet<>();
    private final String owner;
    private final Runnable farewell;
    private final List<AutoCloseable> ends = new ArrayList<>();

    /** Of a plug-in with a short name. */
    public OwnChannels(Blocks blocks, FrameTypes types, SchemaRegistry schemas, String owner) {
        this(blocks, types, schemas, owner, () -> {});
    }

    /** Of a plug-in with a short name; the farewell is said before its ends are closed. */
    public OwnChannels(Blocks blocks, FrameTypes types, SchemaRegistry schemas, String owner, Runnable farewell) {
        this.blocks = blocks;
        this.types = types;
        this.schemas = schemas;
        this.owner = owner;
        this.farewell = farewell;
    }

    @Override
    public <F extends Record> Producer<F> producer(String channel, Class<F> frame) {
        return producer(channel, frame, ChannelSpec.DEFAULT);
    }

    @Override
    public <F extends Record> Producer<F> producer(String channel, Class<F> frame, ChannelSpec wishes) {
        FrameType<F> type = types.of(frame);
        register(channel, type.schema());
        return keep(blocks.create(BlockSpec.of(channel, wishes, type.schema(), owner))
                .as(type));
    }

    @Override
    public <F extends Record> Consumer<F> consumer(
            String channel, Class<F> frame, ReadPolicy policy, ChannelEventHandler events) {
        return keep(blocks.attach(new BlockName(channel), new ConsumerSpec(owner, policy, events))
                .as(types.of(frame)));
    }

    /** Before the block is made: a schema that contradicts another one of its name must not get into memory. */
    private synchronized void register(String channel, SchemaInfo schema) {
        schemas.register(schema, channel);
        registered.add(channel);
    }

    private synchronized <E extends AutoCloseable> E keep(E end) {
        ends.add(end);
        return end;
    }

    /** Closes what the plug-in still holds; called by the thread that used the ends, so nobody is in mid-write. */
    @Override
    public synchronized void close() {
        farewell.run();
        ends.forEach(OwnChannels::close);
        ends.clear();
        registered.forEach(schemas::withdraw);
        registered.clear();
    }

    /** Takes away what the plug-in still holds; for a thread that does not come back. */
    public synchronized void revoke() {
        ends.stream()
                .filter(SlotProducer.class::isInstance)
                .map(SlotProducer.class::cast)
                .forEach(producer -> producer.revoke(PATIENCE));
        close();
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException("an end cannot be closed: " + Words.of(e), e);
        }
    }
}
