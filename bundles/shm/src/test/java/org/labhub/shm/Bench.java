package org.labhub.shm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.Blocks;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.FlexReader;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Schema;
import org.labhub.schema.Schemas;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.Descriptor;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.segment.MappedSegment;
import org.labhub.shm.internal.segment.SafeFolder;
import org.labhub.shm.internal.segment.SegmentFiles;

/** What a test of the engine needs: blocks in a folder, and one channel of numbers with its ends. */
final class Bench implements AutoCloseable {

    /** A frame that tells whether it is whole: its second half is made from its first. */
    @Schema(id = "test.number", version = "1.0.0")
    record Number(long value, long check) {

        static Number of(long value) {
            return new Number(value, ~value);
        }

        boolean isWhole() {
            return check == ~value;
        }
    }

    static final FrameType<Number> NUMBERS = Schemas.frameTypes().of(Number.class);
    static final BlockName NAME = new BlockName("numbers");

    /** Small, so that tests come round the ring. */
    static final ChannelSpec FOUR = ChannelSpec.DEFAULT.withCapacity(4);

    final Blocks blocks;
    final List<ChannelEvent> events = new ArrayList<>();
    private final Path folder;

    Bench(Path folder) {
        this(folder, Ground.MAPPED);
    }

    Bench(Path folder, Ground ground) {
        this(folder, ground.open(folder.resolve("blocks")));
    }

    Bench(Path folder, Blocks blocks) {
        this.folder = folder.resolve("blocks");
        this.blocks = blocks;
    }

    /** The file behind the channel of numbers. */
    Path file() {
        return folder.resolve(NAME + ".block");
    }

    /** The channel's block as somebody else sees it, who may do what he likes with its memory. */
    Block block() {
        if (blocks instanceof HeapBlocks heap) {
            return heap.block(NAME);
        }
        SegmentFiles files = new SegmentFiles(SafeFolder.at(folder), MappedBlocks.VIEW_LIMIT);
        try (MappedSegment segment = files.open(NAME)) {
            return Descriptor.read(NAME, segment);
        }
    }

    /** A word of the control page. */
    long control(ControlField field) {
        return block().head().getLongVolatile(Block.control(field));
    }

    /** What the block counts. */
    BlockMetrics metrics() {
        try (BlockObserver observer = blocks.observe(NAME)) {
            return observer.metrics();
        }
    }

    /** Makes the block with a flex zone of numbers, to write that. */
    FlexWriter flexWriter() {
        BlockSpec spec = BlockSpec.of(NAME.text(), FOUR, NUMBERS.schema(), "writer");
        return blocks.create(spec.withFlex(NUMBERS.schema())).flex().orElseThrow();
    }

    /** Attaches to it, to read its flex zone. */
    FlexReader flexReader() {
        return blocks.attach(NAME, new ConsumerSpec("reader", ReadPolicy.LATEST_ONLY, event -> {}))
                .flex()
                .orElseThrow();
    }

    Producer<Number> producer(ChannelSpec channel) {
        return blocks.create(BlockSpec.of(NAME.text(), channel, NUMBERS.schema(), "writer"))
                .as(NUMBERS);
    }

    /** Makes the block, or becomes its next writer. */
    Producer<Number> next(Duration timeout) {
        return blocks.names().contains(NAME)
                ? blocks.takeOver(NAME, NUMBERS.schema(), "writer", timeout).as(NUMBERS)
                : producer(FOUR);
    }

    /** How many frames were ever committed. */
    long committed() {
        try (BlockObserver block = blocks.observe(NAME)) {
            return block.committed();
        }
    }

    Consumer<Number> consumer(ReadPolicy policy) {
        return blocks.attach(NAME, new ConsumerSpec("reader", policy, events::add))
                .as(NUMBERS);
    }

    static void write(Producer<Number> producer, long from, long to) {
        for (long value = from; value < to; value++) {
            if (!producer.offer(Number.of(value))) {
                throw new AssertionError("no slot for " + value + ": " + producer.obstacle());
            }
        }
    }

    /** A consumer of its own name, under a policy. */
    Consumer<Number> consumer(String name, ReadPolicy policy) {
        return blocks.attach(NAME, new ConsumerSpec(name, policy, events::add)).as(NUMBERS);
    }

    static List<Long> values(Consumer<Number> consumer) {
        List<Long> values = new ArrayList<>();
        consumer.poll((frame, info) -> values.add(frame.value()), Integer.MAX_VALUE);
        return values;
    }

    /** Waits for something that another process does. */
    void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within 60 s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        try {
            ((AutoCloseable) blocks).close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
