package org.labhub.host.internal.channels;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.Blocks;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.block.SpinLock;
import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.Notes;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.FrameTypes;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.host.internal.Words;
import org.labhub.host.internal.broker.Membership;

/**
 * The channels of one plug-in: remembers every end that it gives out, and closes those that are left. May be used again after it
 * was closed, but not after its ends were taken away.
 */
public final class OwnChannels implements Channels, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Blocks blocks;
    private final FrameTypes types;
    private final SchemaRegistry schemas;
    private final Site site;
    private final TreeSet<String> registered = new TreeSet<>();
    private final String owner;
    private final Membership membership;
    private final List<AutoCloseable> ends = new ArrayList<>();
    private final ReentrantLock making = new ReentrantLock();
    private boolean revoked;

    /** Of a plug-in with a short name; it takes its leave of the others before its ends are closed. */
    public OwnChannels(
            Blocks blocks, FrameTypes types, SchemaRegistry schemas, Site site, String owner, Membership membership) {
        this.blocks = blocks;
        this.types = types;
        this.schemas = schemas;
        this.site = site;
        this.owner = owner;
        this.membership = membership;
    }

    @Override
    public <F extends Record> Producer<F> producer(String channel, Class<F> frame) {
        return producer(channel, frame, ChannelSpec.DEFAULT);
    }

    @Override
    public <F extends Record> Producer<F> producer(String channel, Class<F> frame, ChannelSpec wishes) {
        FrameType<F> type = types.of(frame);
        return producer(channel, type.schema(), wishes, Optional.empty()).as(type);
    }

    @Override
    public <F extends Record, Z extends Record> Producer<F> producer(
            String channel, Class<F> frame, ChannelSpec wishes, Class<Z> zone) {
        FrameType<F> type = types.of(frame);
        return producer(
                        channel,
                        type.schema(),
                        wishes,
                        Optional.of(types.of(zone).schema()))
                .as(type);
    }

    @Override
    public SlotProducer producer(String channel, SchemaInfo schema, ChannelSpec wishes) {
        return producer(channel, schema, wishes, Optional.empty());
    }

    /** Registered again when it is there: whoever was replaced may have withdrawn the schema meanwhile. */
    private SlotProducer producer(String channel, SchemaInfo schema, ChannelSpec wishes, Optional<SchemaInfo> zone) {
        return undisturbed(() -> {
            register(channel, schema);
            BlockSpec plain = BlockSpec.of(channel, site.spec(channel, wishes), schema, owner);
            SlotProducer producer = keep(blocks.create(zone.map(plain::withFlex).orElse(plain)));
            register(channel, schema);
            membership.notes(channel, true);
            return producer;
        });
    }

    @Override
    public <F extends Record> Consumer<F> consumer(
            String channel, Class<F> frame, ReadPolicy policy, ChannelEventHandler events) {
        return consumer(channel, policy, events).as(types.of(frame));
    }

    @Override
    public SlotConsumer consumer(String channel, ReadPolicy policy, ChannelEventHandler events) {
        return undisturbed(() -> keep(blocks.attach(new BlockName(channel), new ConsumerSpec(owner, policy, events))));
    }

    @Override
    public BlockObserver observe(String channel) {
        return undisturbed(() -> keep(blocks.observe(new BlockName(channel))));
    }

    @Override
    public SpinLock lock(String channel, int index) {
        return undisturbed(() -> blocks.lock(new BlockName(channel), index));
    }

    @Override
    public Notes notes(String channel) {
        checkIsMine();
        return membership.notes(channel, writes().contains(channel));
    }

    /** The next thing that was said on any of these channels, if there is one now. */
    public Optional<Note> nextNote() {
        return membership.next();
    }

    /** How a record lies in a slot. */
    public <F extends Record> FrameType<F> type(Class<F> frame) {
        return types.of(frame);
    }

    /** The channels that are written. */
    public synchronized List<String> writes() {
        return List.copyOf(registered);
    }

    /**
     * An interrupt closes the files that a thread is just opening, and would leave a block half made: it waits until the end is
     * there.
     */
    private <E> E undisturbed(Supplier<E> make) {
        checkIsMine();
        making.lock();
        boolean interrupted = Thread.interrupted();
        try {
            return make.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            making.unlock();
        }
    }

    /**
     * Interrupts the thread that uses these channels, unless it is just getting an end.
     *
     * @return whether it was interrupted
     */
    public boolean interrupt(Thread user) {
        boolean free = making.tryLock();
        if (free) {
            user.interrupt();
            making.unlock();
        }
        return free;
    }

    private synchronized void checkIsMine() {
        if (revoked) {
            throw new IllegalStateException(
                    "the channels of " + owner + " were taken away, because its thread did not end in time");
        }
    }

    /**
     * Before the block is made, since a schema that contradicts another one of its name must not get into memory. And once more
     * when the block is ours: whoever had it before has withdrawn by then.
     */
    private synchronized void register(String channel, SchemaInfo schema) {
        schemas.register(schema, channel);
        registered.add(channel);
    }

    private synchronized <E extends AutoCloseable> E keep(E end) {
        ends.removeIf(OwnChannels::isClosed);
        ends.add(end);
        return end;
    }

    private static boolean isClosed(AutoCloseable end) {
        return end instanceof SlotConsumer consumer
                ? consumer.isClosed()
                : end instanceof SlotProducer producer && producer.isClosed();
    }

    /** Closes what the plug-in still holds; called by the thread that used the ends, so nobody is in mid-write. */
    @Override
    public synchronized void close() {
        membership.leave();
        withdraw();
        ends.forEach(OwnChannels::close);
        ends.clear();
    }

    /** Before the blocks are given back: their next writers may have registered already. */
    private void withdraw() {
        registered.forEach(schemas::withdraw);
        registered.clear();
    }

    /** Takes away what the plug-in still holds; for a thread that does not come back. */
    public synchronized void revoke() {
        revoked = true;
        withdraw();
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
