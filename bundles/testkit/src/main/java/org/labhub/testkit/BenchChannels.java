package org.labhub.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.block.SpinLock;
import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.frame.FrameTypes;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

/**
 * Channels without a hub: the real engine in a folder of the test's own, so that what fits here fits there. Several plug-ins
 * may share the folder. Closing them closes every end, as the host does it.
 */
public final class BenchChannels implements Channels, AutoCloseable {

    private final Path folder;
    private final MappedBlocks blocks;
    private final FrameTypes types = Schemas.frameTypes();
    private final List<AutoCloseable> ends = new CopyOnWriteArrayList<>();
    private final Map<String, BenchNotes> notes = new ConcurrentHashMap<>();
    private final List<String> written = new CopyOnWriteArrayList<>();

    private BenchChannels(Path folder) {
        this.folder = folder;
        blocks = MappedBlocks.in(folder, "bench", "test", Schemas.parser());
    }

    /**
     * Opens a folder.
     *
     * @param folder of the test, for example a {@code @TempDir}
     * @return to be closed
     */
    public static BenchChannels in(Path folder) {
        return new BenchChannels(folder.resolve("blocks"));
    }

    /**
     * The file behind a channel, for a test that changes it behind everybody's back.
     *
     * @param channel that was written
     * @return its block
     */
    public Path file(String channel) {
        return folder.resolve(channel + ".block");
    }

    /**
     * Which channels have been written.
     *
     * @return in the order in which they were opened
     */
    public List<String> written() {
        return List.copyOf(written);
    }

    @Override
    public <F extends Record> Producer<F> producer(String channel, Class<F> frame) {
        return producer(channel, frame, ChannelSpec.DEFAULT);
    }

    @Override
    public <F extends Record> Producer<F> producer(String channel, Class<F> frame, ChannelSpec wishes) {
        return producer(channel, frame, wishes, Optional.empty());
    }

    @Override
    public <F extends Record, Z extends Record> Producer<F> producer(
            String channel, Class<F> frame, ChannelSpec wishes, Class<Z> zone) {
        return producer(channel, frame, wishes, Optional.of(types.of(zone).schema()));
    }

    private <F extends Record> Producer<F> producer(
            String channel, Class<F> frame, ChannelSpec wishes, Optional<SchemaInfo> zone) {
        FrameType<F> type = types.of(frame);
        return producer(channel, type.schema(), wishes, zone).as(type);
    }

    @Override
    public SlotProducer producer(String channel, SchemaInfo schema, ChannelSpec wishes) {
        return producer(channel, schema, wishes, Optional.empty());
    }

    private SlotProducer producer(String channel, SchemaInfo schema, ChannelSpec wishes, Optional<SchemaInfo> zone) {
        BlockSpec plain = BlockSpec.of(channel, wishes, schema, "test");
        written.add(channel);
        return keep(blocks.create(zone.map(plain::withFlex).orElse(plain)));
    }

    @Override
    public <F extends Record> Consumer<F> consumer(
            String channel, Class<F> frame, ReadPolicy policy, ChannelEventHandler events) {
        return consumer(channel, policy, events).as(types.of(frame));
    }

    @Override
    public SlotConsumer consumer(String channel, ReadPolicy policy, ChannelEventHandler events) {
        return keep(blocks.attach(new BlockName(channel), new ConsumerSpec("test", policy, events)));
    }

    @Override
    public BlockObserver observe(String channel) {
        return keep(blocks.observe(new BlockName(channel)));
    }

    @Override
    public SpinLock lock(String channel, int index) {
        return blocks.lock(new BlockName(channel), index);
    }

    @Override
    public Optional<FlexWriter> flex(String channel, Duration patience) {
        return blocks.flex(new BlockName(channel), patience);
    }

    @Override
    public BenchNotes notes(String channel) {
        return notes.computeIfAbsent(channel, BenchNotes::new);
    }

    private <E extends AutoCloseable> E keep(E end) {
        ends.add(end);
        return end;
    }

    /** Closes the ends that were given out, and leaves the blocks: the next driver finds them. */
    public void closeEnds() {
        ends.forEach(BenchChannels::close);
        ends.clear();
    }

    @Override
    public void close() {
        closeEnds();
        blocks.close();
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException(end + " cannot be closed", e);
        }
    }
}
