package org.labhub.shm.stores;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.labhub.api.block.Backoffs;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.block.SpinLock.Guard;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.WriteBatch;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.LongField;
import org.labhub.api.schema.Schema;
import org.labhub.schema.Schemas;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.BlockIdentity;
import org.labhub.shm.internal.block.Descriptor;
import org.labhub.shm.internal.layout.Geometry;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.liveness.Census;
import org.labhub.shm.internal.liveness.Heart;
import org.labhub.shm.internal.lock.BlockLock;
import org.labhub.shm.internal.segment.HeapSegment;
import org.labhub.shm.internal.segment.SafeFolder;
import org.labhub.shm.internal.slot.BlockConsumer;
import org.labhub.shm.internal.slot.BlockProducer;
import org.labhub.shm.internal.slot.Engine;
import org.labhub.shm.internal.slot.Lease;
import org.labhub.shm.internal.waiting.PollingFutex;

/** Everything that ends do to a block, in an order that a seed decides. It runs in an engine that {@link SpyingLoader} has loaded. */
public final class RecordedWork {

    /** A frame that tells whether it is whole. */
    @Schema(id = "test.pair", version = "1.0.0")
    public record Pair(long value, long check) {}

    static final int SLOTS = 4;
    static final int STEPS = 24;
    static final FrameType<Pair> PAIRS = Schemas.frameTypes().of(Pair.class);
    private static final LongField VALUE = PAIRS.schema().layout().int64("value");
    private static final LongField CHECK = PAIRS.schema().layout().int64("check");

    private final Random random;
    private final ReadPolicy grants;
    private final Engine engine;
    private final Block block;
    private final long lease;
    private final BlockLock lock;
    private Producer<Pair> producer;
    private Consumer<Pair> consumer;
    private long written;

    private RecordedWork(Path folder, long seed) {
        random = new Random(seed);
        grants = ReadPolicy.values()[(int) Math.floorMod(seed, 4L)];
        Heart heart = Heart.start();
        Census census = new Census(SafeFolder.at(folder), heart);
        engine = new Engine(census.appear("recorded"), census, heart, new PollingFutex(Backoffs.CONSTANT));
        BlockSpec spec = spec(grants);
        HeapSegment segment = new HeapSegment((int) Geometry.of(spec).totalBytes(), 1 << 20);
        StoreSpy.watch(segment.view(0, 8).addressOffset(), segment.bytes());
        lease = Participant.word(engine.participant(), 1);
        Descriptor.write(segment, spec, new BlockIdentity(1, 1, "hub", 0), lease);
        StoreSpy.note(0);
        block = Descriptor.read(spec.name(), segment);
        lock = new BlockLock(block, 0, census, engine.participant(), Backoffs.CONSTANT);
    }

    static BlockSpec spec(ReadPolicy grants) {
        return BlockSpec.of(
                        new BlockName("recorded").text(),
                        ChannelSpec.DEFAULT.withCapacity(SLOTS).granting(grants),
                        PAIRS.schema(),
                        "writer")
                .withFlex(PAIRS.schema());
    }

    /** Called by name, since only names go from one loader to the other. */
    public static void run(Path folder, long seed) {
        RecordedWork work = new RecordedWork(folder, seed);
        try {
            work.work();
        } finally {
            work.engine.heart().close();
        }
    }

    private void work() {
        producer = producer(Lease.ofCreator(block, lease));
        consumer = consumer();
        for (int step = 0; step < STEPS; step++) {
            step();
            StoreSpy.note(written);
        }
    }

    private void step() {
        switch (random.nextInt(14)) {
            case 0 -> abort();
            case 1 -> batch(2, true);
            case 2 -> batch(3, false);
            case 3 -> batch(3, true);
            case 4 -> flex(random.nextInt(100));
            case 5 -> lock();
            case 6 -> nextWriter();
            case 7 -> {
                consumer.close();
                consumer = consumer();
            }
            case 8 -> consumer.tryNext().ifPresent(slot -> write());
            case 9 -> consumer.poll(slot -> {}, 2);
            case 10 -> consumer.poll((frame, info) -> {}, 9);
            default -> write();
        }
    }

    private void abort() {
        room();
        producer.tryClaim().ifPresent(slot -> {
            slot.set(VALUE, -1);
            slot.abort();
        });
    }

    private void room() {
        consumer.poll(slot -> {}, SLOTS);
    }

    private void write() {
        if (producer.offer(new Pair(written, ~written))) {
            written++;
        } else {
            consumer.poll(slot -> {}, 1);
        }
    }

    private void batch(int frames, boolean commits) {
        room();
        producer.tryClaim(frames).ifPresent(batch -> fill(batch, frames, commits));
    }

    private void fill(WriteBatch batch, int frames, boolean commits) {
        try (batch) {
            for (int frame = 0; frame < frames; frame++) {
                batch.slot(frame).set(VALUE, written + frame);
                batch.slot(frame).set(CHECK, ~(written + frame));
            }
            if (commits) {
                batch.commit();
                written += frames;
            }
        }
    }

    private void flex(long value) {
        producer.flex().orElseThrow().write(zone -> {
            zone.set(VALUE, value);
            zone.set(CHECK, ~value);
        });
    }

    private void lock() {
        Guard outer = lock.tryLock(Duration.ofSeconds(1)).orElseThrow();
        lock.tryLock(Duration.ZERO).orElseThrow().close();
        outer.close();
    }

    private void nextWriter() {
        producer.close();
        producer = producer(Lease.take(block, engine.participant(), "writer", engine.census(), Duration.ofSeconds(1)));
    }

    private Producer<Pair> producer(Lease held) {
        return new BlockProducer(block, Schemas.parser(), held, engine, () -> {}, () -> {}).as(PAIRS);
    }

    private Consumer<Pair> consumer() {
        return BlockConsumer.attach(
                        block, Schemas.parser(), new ConsumerSpec("reader", grants, event -> {}), engine, () -> {})
                .as(PAIRS);
    }
}
