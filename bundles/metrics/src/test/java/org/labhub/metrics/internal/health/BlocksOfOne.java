package org.labhub.metrics.internal.health;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.Blocks;
import org.labhub.api.block.ConsumerStatus;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.Verdict;
import org.labhub.api.schema.SchemaHash;
import org.labhub.api.schema.SchemaVersion;

/** One block of a mebibyte with a writer and a consumer, as a test wants them. */
final class BlocksOfOne {

    static final BlockName NAME = new BlockName("bench.scope");

    private Verdict writer = Verdict.ALIVE;
    private long lost;
    private long corrupt;

    BlocksOfOne writtenBy(Verdict verdict) {
        writer = verdict;
        return this;
    }

    void lose(long frames) {
        lost += frames;
    }

    void corrupt(long frames) {
        corrupt += frames;
    }

    Blocks blocks() {
        return Fake.of(Blocks.class, Map.of("names", none -> List.of(NAME), "observe", name -> observer()));
    }

    private BlockObserver observer() {
        Holder reader = new Holder("slow", 77, Verdict.ALIVE);
        ConsumerStatus consumer =
                new ConsumerStatus(reader, ReadPolicy.BEST_EFFORT, 5, OptionalLong.empty(), 5, lost, 0, corrupt);
        return Fake.of(
                BlockObserver.class,
                Map.of(
                        "info", none -> info(),
                        "writer", none -> Optional.of(new Holder("scope", 42, writer)),
                        "consumers", none -> List.of(consumer),
                        "close", none -> Optional.empty()));
    }

    private static BlockInfo info() {
        return new BlockInfo(
                NAME,
                1,
                1,
                ChannelSpec.DEFAULT,
                64,
                0,
                8,
                "lab.scope",
                SchemaVersion.parse("1.0.0"),
                SchemaHash.parse("00".repeat(32)),
                "",
                "",
                SchemaVersion.parse("0.0.0"),
                "",
                1 << 20,
                "hub");
    }
}
