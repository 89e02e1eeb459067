package org.labhub.host.internal.broker;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.labhub.api.block.Backoff;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.Blocks;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.block.ConsumerStatus;
import org.labhub.api.block.SpinLock;
import org.labhub.api.broker.BrokerRefused;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.ConsumerOffer;
import org.labhub.api.broker.SchemaTag;
import org.labhub.api.broker.Transport;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.instrument.LifeStep.Stage;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.security.Uid;
import org.labhub.host.internal.steps.Trail;

/**
 * The blocks as one plug-in uses them. The broker is told of every end; in its blocks the plug-in bears the uid under which
 * the broker knows it, and a block that somebody else writes than the broker says is refused.
 */
public final class AnnouncedBlocks implements Blocks {

    private static final System.Logger LOG = System.getLogger(AnnouncedBlocks.class.getName());

    private final Blocks blocks;
    private final Announcements announcements;
    private final String owner;
    private final Legacy legacy;
    private final Predicate<String> telling;
    private final Trail trail;
    private final List<Announcement> mine = new ArrayList<>();

    /** Keeps what is to be done about a channel when its plug-in is gone for good. */
    @FunctionalInterface
    public interface Legacy {

        /**
         * A plug-in writes a channel from now on.
         *
         * @param channel its name
         * @param ending to be run when the plug-in will not come back; in place of an earlier one
         */
        void of(BlockName channel, Runnable ending);
    }

    /** Of a plug-in with a short name, on which channels it is told that there is data, and where its steps are noted. */
    public AnnouncedBlocks(
            Blocks blocks,
            Announcements announcements,
            String owner,
            Legacy legacy,
            Predicate<String> telling,
            Trail trail) {
        this.blocks = blocks;
        this.announcements = announcements;
        this.owner = owner;
        this.legacy = legacy;
        this.telling = telling;
        this.trail = trail;
    }

    @Override
    public SlotProducer create(BlockSpec spec) {
        Uid uid = announcements.uid(Uid.Kind.PROD, owner);
        BlockSpec signed = new BlockSpec(
                spec.name(),
                spec.channel(),
                spec.schema(),
                spec.slotBytes(),
                spec.pageSize(),
                spec.flex(),
                spec.consumers(),
                uid.text());
        return offered(blocks.create(signed), spec.schema(), spec.flex(), uid);
    }

    @Override
    public SlotProducer takeOver(BlockName name, SchemaInfo schema, String producer, Duration timeout) {
        Uid uid = announcements.uid(Uid.Kind.PROD, owner);
        return offered(blocks.takeOver(name, schema, uid.text(), timeout), schema, Optional.empty(), uid);
    }

    private SlotProducer offered(SlotProducer end, SchemaInfo schema, Optional<SchemaInfo> flex, Uid uid) {
        BlockObserver block = blocks.observe(new BlockName(end.channel()));
        ChannelOffer offer = new ChannelOffer(
                block.info().name(),
                Transport.SHM,
                end.channel(),
                block.info().instance(),
                0,
                SchemaTag.of(schema),
                flex.map(SchemaTag::of).orElse(SchemaTag.NONE),
                block.info().channel().grants(),
                uid,
                owner,
                Map.of());
        Announcement announcement = new Announcement(
                end.channel() + " of " + owner,
                broker -> broker.register(offer),
                () -> Map.of("committed", block.committed()),
                end::isClosed,
                false);
        if (telling.test(end.channel())) {
            announcement.with(new DataNews(offer.channel(), uid, block::committed));
        }
        begin(end.channel(), end::close, announcement);
        legacy.of(offer.channel(), () -> finish(offer.channel(), announcement));
        return end;
    }

    /** For good, unless somebody else writes there by now: its readers take what is there and learn that it is over. */
    private void finish(BlockName channel, Announcement announcement) {
        try (BlockObserver block = blocks.observe(channel)) {
            if (block.writer().isEmpty()) {
                announcement.takeBack(false);
                blocks.retire(channel);
            }
        } catch (ChannelException over) {
            LOG.log(Level.DEBUG, "{0} has ended already: {1}", channel, over.getMessage());
        }
    }

    @Override
    public SlotConsumer attach(BlockName name, ConsumerSpec spec) {
        BlockObserver block = blocks.observe(name);
        Uid uid = announcements.uid(Uid.Kind.CONS, owner);
        Origin origin = new Origin(announcements, block);
        ChecksumReports reports = new ChecksumReports(
                announcements, name, uid, block.info().channel().capacity());
        ConsumerSpec watched =
                new ConsumerSpec(spec.name(), spec.policy(), origin.before(reports.before(spec.events())));
        SlotConsumer end = blocks.attach(name, watched.ofInstance(block.info().instance()));
        checkOrigin(origin, end);
        ConsumerOffer offer = new ConsumerOffer(name, Transport.SHM, SchemaTag.NONE, spec.policy(), uid, owner);
        begin(
                end.channel(),
                end::close,
                new Announcement(
                        owner + " at " + name,
                        broker -> broker.attach(offer),
                        () -> counters(block, spec.name()),
                        end::isClosed,
                        true));
        return end;
    }

    /** What is forbidden or foreign is not handed out: its end is closed again. */
    private void begin(String channel, Runnable close, Announcement announcement) {
        trail.reached(Stage.BLOCK, channel);
        try {
            announcements.begin(announcement.on(trail, channel));
        } catch (BrokerRefused e) {
            close.run();
            trail.left(Stage.BLOCK, channel);
            throw new BlockRefused(channel, Reason.FORBIDDEN, String.valueOf(e.getMessage()));
        }
        synchronized (mine) {
            mine.add(announcement);
        }
    }

    private static void checkOrigin(Origin origin, SlotConsumer end) {
        try {
            origin.check();
        } catch (BlockRefused foreign) {
            end.close();
            throw foreign;
        }
    }

    private static Map<String, Long> counters(BlockObserver block, String reader) {
        return block.consumers().stream()
                .filter(status -> status.holder().name().equals(reader))
                .findFirst()
                .map(AnnouncedBlocks::counters)
                .orElse(Map.of());
    }

    private static Map<String, Long> counters(ConsumerStatus status) {
        return Map.of("read", status.read(), "lost", status.lost(), "corrupt", status.corrupt());
    }

    /** Takes back all that was told: called before the ends are closed, so that the broker never names what is not there. */
    public void takeBack() {
        List<Announcement> over;
        synchronized (mine) {
            over = new ArrayList<>(mine);
            mine.clear();
        }
        Collections.reverse(over);
        over.forEach(announcements::end);
    }

    @Override
    public BlockObserver observe(BlockName name) {
        return blocks.observe(name);
    }

    @Override
    public SpinLock lock(BlockName name, int index) {
        return blocks.lock(name, index);
    }

    @Override
    public SpinLock lock(BlockName name, int index, Backoff backoff) {
        return blocks.lock(name, index, backoff);
    }

    @Override
    public Optional<FlexWriter> flex(BlockName name, Duration patience) {
        return blocks.flex(name, patience);
    }

    @Override
    public List<BlockName> names() {
        return blocks.names();
    }

    @Override
    public void retire(BlockName name) {
        blocks.retire(name);
    }
}
