package org.labhub.benchmarks.suite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.benchmarks.report.Goal;
import org.labhub.benchmarks.report.Result;
import org.labhub.schema.Schemas;
import org.labhub.shm.BlockCare;
import org.labhub.shm.MappedBlocks;

/** How long it takes to look at everything in a large block, every checksum computed anew. */
final class Diagnosing {

    @Schema(id = "bench.kibi", version = "1.0.0")
    @SuppressWarnings("ArrayRecordComponent") // read and written by nobody else
    private record Kibi(@Length(128) long[] values) {}

    private static final int SLOTS = 1024;
    private static final int LONGS = 128;
    private static final int LOOKS = 50;
    private static final double NANOS_A_MS = 1e6;

    private Diagnosing() {}

    static Result of(Bench bench, String number, Goal goal) {
        return new Result(
                number,
                "a block of 1024 slots of 1 KiB and 32 consumers is diagnosed",
                "ms",
                look(bench.place()),
                goal);
    }

    private static List<Double> look(Path folder) {
        FrameType<Kibi> type = Schemas.frameTypes().of(Kibi.class);
        ChannelSpec channel = ChannelSpec.DEFAULT.withCapacity(SLOTS).granting(ReadPolicy.BEST_EFFORT);
        BlockSpec spec = BlockSpec.of("large", channel, type.schema(), "writer");
        try (MappedBlocks blocks = MappedBlocks.in(folder, "bench", "writer", Schemas.parser());
                Producer<Kibi> writer = blocks.create(spec).as(type);
                BlockCare care = BlockCare.in(folder, "tool")) {
            for (int reader = 0; reader < BlockSpec.CONSUMERS; reader++) {
                blocks.attach(spec.name(), new ConsumerSpec("reader " + reader, ReadPolicy.BEST_EFFORT, event -> {}));
            }
            for (int frame = 0; frame < SLOTS; frame++) {
                writer.offer(new Kibi(new long[LONGS]));
            }
            return millis(care, spec);
        }
    }

    private static List<Double> millis(BlockCare care, BlockSpec spec) {
        List<Double> millis = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            long began = System.nanoTime();
            if (care.look(spec.name()).slots().size() != SLOTS) {
                throw new IllegalStateException("it was not looked at whole");
            }
            millis.add((System.nanoTime() - began) / NANOS_A_MS);
        }
        return millis;
    }
}
