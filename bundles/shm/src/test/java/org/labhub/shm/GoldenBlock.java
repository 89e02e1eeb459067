package org.labhub.shm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.Backoffs;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.PageSize;
import org.labhub.api.channel.BufferPolicy;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;
import org.labhub.schema.Schemas;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.BlockIdentity;
import org.labhub.shm.internal.block.Descriptor;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.Geometry;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.liveness.Census;
import org.labhub.shm.internal.liveness.Heart;
import org.labhub.shm.internal.segment.HeapSegment;
import org.labhub.shm.internal.segment.SafeFolder;
import org.labhub.shm.internal.slot.BlockProducer;
import org.labhub.shm.internal.slot.Engine;
import org.labhub.shm.internal.slot.Lease;
import org.labhub.shm.internal.waiting.PollingFutex;

/**
 * The block whose bytes are kept: always of the same instance, with six frames in a ring of four, the last made from another one,
 * and a flex zone.
 */
final class GoldenBlock {

    /** One of the kinds of the lab's settings. */
    enum Gain {
        LOW,
        HIGH
    }

    /** A frame of many kinds of fields. */
    @Schema(id = "golden.sample", version = "1.2.3")
    record Sample(
            long number,
            @Unit("V") double volts,
            @Length(3) float[] trace,
            @Length(8) String probe,
            Gain gain) {

        static Sample of(int number) {
            return new Sample(
                    number,
                    number / 4.0,
                    new float[] {number, number + 0.5f, -number},
                    "p" + number,
                    number % 2 == 0 ? Gain.LOW : Gain.HIGH);
        }
    }

    static final BlockName NAME = new BlockName("golden");
    static final FrameType<Sample> SAMPLES = Schemas.frameTypes().of(Sample.class);
    static final int FRAMES = 6;

    private GoldenBlock() {}

    static BlockSpec spec(Checksum checksum) {
        return new BlockSpec(
                NAME,
                new ChannelSpec(
                        BufferPolicy.RING_BUFFER, 4, ReadPolicy.SYNC_READER, checksum, ChecksumPolicy.ENFORCED, false),
                SAMPLES.schema(),
                SAMPLES.schema().layout().size(),
                PageSize.SIZE_4K,
                Optional.of(Bench.NUMBERS.schema()),
                2,
                "golden writer");
    }

    /** Its bytes, made anew by today's engine. */
    static byte[] bytes(Path folder, Checksum checksum) {
        BlockSpec spec = spec(checksum);
        HeapSegment segment = new HeapSegment((int) Geometry.of(spec).totalBytes(), 1 << 20);
        try (Heart heart = Heart.start()) {
            Census census = new Census(SafeFolder.at(folder.resolve("golden")), heart);
            Engine engine = new Engine(census.appear("golden"), census, heart, new PollingFutex(Backoffs.CONSTANT));
            long lease = Participant.word(engine.participant(), 1);
            Descriptor.write(segment, spec, new BlockIdentity(42, 1, "golden hub", 1_700_000_000_000_000_000L), lease);
            write(segment, engine, lease);
        }
        byte[] bytes = new byte[(int) segment.bytes()];
        segment.view(0, bytes.length).getBytes(0, bytes);
        return bytes;
    }

    private static void write(HeapSegment segment, Engine engine, long lease) {
        Block block = Descriptor.read(NAME, segment);
        try (Producer<Sample> producer = new BlockProducer(
                        block, Schemas.parser(), Lease.ofCreator(block, lease), engine, () -> {}, () -> {})
                .as(SAMPLES)) {
            for (int number = 0; number < FRAMES; number++) {
                write(producer, Sample.of(number));
            }
            producer.flex().orElseThrow().write(zone -> {
                zone.set(Bench.NUMBERS.schema().layout().int64("value"), 7);
                zone.set(Bench.NUMBERS.schema().layout().int64("check"), ~7L);
            });
        }
    }

    /** The last frame was made from another one. */
    private static void write(Producer<Sample> producer, Sample sample) {
        producer.write(Duration.ZERO, slot -> {
            SAMPLES.write(sample, slot);
            if (slot.sequence() == FRAMES - 1) {
                slot.madeFrom(new Origin(17, 99));
            }
        });
    }

    /** Sets to zero what no two runs have in common: when slots were claimed, and who fences. */
    static void forget(UnsafeBuffer bytes) {
        bytes.putLong(Block.control(ControlField.CLAIMED), 0);
        bytes.putInt(Block.control(ControlField.UNFENCED), 0);
    }
}
