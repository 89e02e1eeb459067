package org.labhub.host.internal.channels;

import java.time.Duration;
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
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.Notes;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.FrameTypes;
import org.labhub.api.instrument.LifeStep.Stage;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.host.internal.broker.Membership;
import org.labhub.host.internal.steps.Trail;

/**
 * The channels of one plug-in: remembers every end that it gives out, and closes those that are left. May be used again after it
 * was closed, but not after its ends were taken away.
 */
public final class OwnChannels implements Channels, AutoCloseable {

    private final Blocks blocks;
    private final FrameTypes types;
    private final ChannelSchemas schemas;
    private final Site site;
    private final TreeSet<String> registered = new TreeSet<>();
    private final String owner;
    private final Membership membership;
    private final Trail trail;
    private final Ends ends;
    private final Guards guards = new Guards();
    private final ReentrantLock making = new ReentrantLock();
    private boolean revoked;

    /** Of a plug-in with a short name; it takes its leave of the others before its ends are closed. */
    public OwnChannels(
            Blocks blocks,
            FrameTypes types,
            ChannelSchemas schemas,
            Site site,
            String owner,
            Membership membership,
            Trail trail) {
        this.blocks = blocks;
        this.types = types;
        this.schemas = schemas;
        this.site = site;
        this.owner = owner;
        this.membership = membership;
        this.trail = trail;
        ends = new Ends(owner, trail);
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

    private SlotProducer producer(String channel, SchemaInfo schema, ChannelSpec wishes, Optional<SchemaInfo> zone) {
        return undisturbed(() -> {
            register(channel, schema);
            BlockSpec plain = BlockSpec.of(channel, site.spec(channel, wishes), schema, owner);
            SlotProducer producer =
                    ends.keep(blocks.create(zone.map(plain::withFlex).orElse(plain)));
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
        return undisturbed(
                () -> ends.keep(blocks.attach(new BlockName(channel), new ConsumerSpec(owner, policy, events))));
    }

    @Override
    public BlockObserver observe(String channel) {
        return undisturbed(() -> ends.keep(blocks.observe(new BlockName(channel))));
    }

    @Override
    public SpinLock lock(String channel, int index) {
        return guards.over(undisturbed(() -> blocks.lock(new BlockName(channel), index)));
    }

    @Override
    public Optional<FlexWriter> flex(String channel, Duration patience) {
        return undisturbed(() -> blocks.flex(new BlockName(channel), patience));
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
        ends.sweep();
        return whole(make);
    }

    private <E> E whole(Supplier<E> make) {
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
     * Interrupts the thread that uses these channels, unless it is just getting an end or giving all back.
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

    /** Before the block is made, since a schema that contradicts another one of its name must not get into memory. */
    private synchronized void register(String channel, SchemaInfo schema) {
        schemas.register(channel, schema, this);
        if (registered.add(channel)) {
            trail.reached(Stage.SCHEMA, channel);
        }
    }

    /** Closes what the plug-in still holds; called by the thread that used the ends, so nobody is in mid-write. */
    @Override
    public void close() {
        var unused = whole(() -> {
            takeBack();
            return true;
        });
    }

    private synchronized void takeBack() {
        guards.close();
        membership.leave();
        ends.close();
        withdraw();
        trail.left(Stage.OPEN);
    }

    private void withdraw() {
        registered.descendingSet().forEach(channel -> {
            schemas.withdraw(channel, this);
            trail.left(Stage.SCHEMA, channel);
        });
        registered.clear();
    }

    /** Takes away what the plug-in still holds; for a thread that does not come back. */
    public synchronized void revoke() {
        revoked = true;
        takeBack();
        trail.end();
    }

    /** The steps of whoever uses these channels. */
    public Trail trail() {
        return trail;
    }
}
