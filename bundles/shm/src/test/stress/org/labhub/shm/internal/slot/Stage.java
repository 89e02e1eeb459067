package org.labhub.shm.internal.slot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.Backoffs;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.BufferPolicy;
import org.labhub.api.channel.ReadPolicy;
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
import org.labhub.shm.internal.segment.HeapSegment;
import org.labhub.shm.internal.segment.SafeFolder;
import org.labhub.shm.internal.waiting.PollingFutex;

/** A block of one slot with the engine's own ends, new for each try. Memory is used again in turn, long after its last try. */
class Stage {

    /** A frame that tells whether it is whole. */
    @Schema(id = "stress.pair", version = "1.0.0")
    public record Pair(long value, long check) {}

    static final FrameType<Pair> PAIRS = Schemas.frameTypes().of(Pair.class);
    static final LongField VALUE = PAIRS.schema().layout().int64("value");
    static final LongField CHECK = PAIRS.schema().layout().int64("check");
    static final int TORN = -9;
    static final int NOTHING = -1;

    private static final BlockSpec SPEC = BlockSpec.of(
            "stress",
            new ChannelSpec(
                    BufferPolicy.SINGLE, 1, ReadPolicy.BEST_EFFORT, Checksum.CRC32C, ChecksumPolicy.NONE, false),
            PAIRS.schema(),
            "writer");
    private static final int BYTES = (int) Geometry.of(SPEC).totalBytes();
    static final Engine ENGINE = engine();
    private static final long LEASE = Participant.word(ENGINE.participant(), 1);
    private static final byte[] FRESH = fresh();
    private static final Block[] POOL = new Block[2048];
    private static final UnsafeBuffer[] MEMORY = new UnsafeBuffer[POOL.length];
    private static final AtomicInteger TURN = new AtomicInteger();

    static {
        for (int each = 0; each < POOL.length; each++) {
            HeapSegment segment = new HeapSegment(BYTES, 1 << 20);
            MEMORY[each] = segment.view(0, BYTES);
            MEMORY[each].putBytes(0, FRESH);
            POOL[each] = Descriptor.read(SPEC.name(), segment);
        }
    }

    final Block block;

    Stage() {
        int turn = Math.floorMod(TURN.getAndIncrement(), POOL.length);
        MEMORY[turn].putBytes(0, FRESH);
        block = POOL[turn];
    }

    private static Engine engine() {
        try {
            Heart heart = Heart.start();
            Path folder = Files.createTempDirectory("stress");
            Census census = new Census(SafeFolder.at(folder), heart);
            return new Engine(census.appear("stress"), census, heart, new PollingFutex(Backoffs.CONSTANT));
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static byte[] fresh() {
        HeapSegment segment = new HeapSegment(BYTES, 1 << 20);
        Descriptor.write(segment, SPEC, new BlockIdentity(1, 1, "hub", 0), LEASE);
        byte[] fresh = new byte[BYTES];
        segment.view(0, BYTES).getBytes(0, fresh);
        return fresh;
    }

    final BlockProducer producer() {
        return new BlockProducer(block, Schemas.parser(), Lease.ofCreator(block, LEASE), ENGINE, () -> {}, () -> {});
    }

    /** A second writer, after one that has written a frame. */
    final BlockProducer producerAfter(long value) {
        BlockProducer first = producer();
        write(first, value);
        first.close();
        Lease lease = Lease.take(block, ENGINE.participant(), "next", ENGINE.census(), Duration.ZERO);
        return new BlockProducer(block, Schemas.parser(), lease, ENGINE, () -> {}, () -> {});
    }

    final BlockConsumer consumer(ReadPolicy policy) {
        return BlockConsumer.attach(
                block, Schemas.parser(), new ConsumerSpec("reader", policy, event -> {}), ENGINE, () -> {});
    }

    /** Writes a frame if there is a slot; from any thread, the last of which is the actor's. */
    static int write(BlockProducer producer, long value) {
        return producer.tryClaim()
                .map(slot -> {
                    slot.set(VALUE, value);
                    slot.set(CHECK, ~value);
                    slot.commit();
                    return 1;
                })
                .orElse(0);
    }
}
