package org.labhub.benchmarks.contender;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.benchmarks.team.Setup;
import org.labhub.benchmarks.team.Task;
import org.labhub.shm.MappedBlocks;

/** LabHub by its public words, on a plain class path, with marks and metrics on. Its options: a read policy, then ways. */
public final class LabHub {

    /** With a checksum of each frame. */
    public static final String CRC = "crc";

    /** With a sum that its ends make by themselves. */
    public static final String BY_HAND = "by-hand";

    /** With the clocks' stamps. */
    public static final String STAMPS = "stamps";

    /** Frames as records. */
    public static final String RECORD = "record";

    /** Each frame by a lambda that fills it. */
    public static final String LAMBDA = "lambda";

    /** Frames that nobody fills or reads. */
    public static final String UNTOUCHED = "untouched";

    /** A writer that waits while the ring is full, instead of trying again and again. */
    public static final String PATIENT = "patient";

    private static final String BETWEEN_OPTIONS = "\\+";
    private static final long A_MOMENT_NANOS = 50_000;

    private final Setup setup;
    private final MappedBlocks blocks;

    private LabHub(Setup setup) {
        this.setup = setup;
        blocks = MappedBlocks.in(setup.folder().resolve("blocks"), "bench", "bench", Frames.PARSER);
    }

    static Task task(Setup setup, int seat) {
        LabHub hub = new LabHub(setup);
        return switch (setup.work()) {
            case Contenders.STREAM -> seat == 0 ? new Sending(hub) : new Receiving(hub);
            case Contenders.ROUND_TRIP -> seat == 0 ? new Thrower(hub) : new Catcher(hub);
            case Contenders.WAKE -> seat == 0 ? new Waker(hub) : new Sleeper(hub);
            case Contenders.LATEST -> seat == 0 ? new PacedWriter(hub) : new Crowd(hub, setup.slots());
            case Contenders.IDLE -> seat == 0 ? new Silent(hub) : new Crowd(hub, setup.slots());
            default -> throw new IllegalArgumentException("LabHub has no work called " + setup.work());
        };
    }

    boolean has(String option) {
        return Arrays.asList(setup.option().split(BETWEEN_OPTIONS, -1)).contains(option);
    }

    private ReadPolicy policy() {
        return ReadPolicy.valueOf(setup.option().split(BETWEEN_OPTIONS, -1)[0]);
    }

    SlotProducer producer(String channel) {
        ChannelSpec spec = ChannelSpec.DEFAULT
                .withCapacity(slots())
                .granting(policy())
                .withChecksums(has(CRC) ? ChecksumPolicy.ENFORCED : ChecksumPolicy.NONE)
                .withStamps(has(STAMPS));
        return blocks.create(BlockSpec.of(channel, spec, Frames.SCHEMA, "bench"));
    }

    /** Where slots are not what is varied, the number tells how many readers there are. */
    private int slots() {
        return setup.work().equals(Contenders.LATEST) || setup.work().equals(Contenders.IDLE) ? 256 : setup.slots();
    }

    SlotConsumer consumer(String channel) {
        BlockName name = new BlockName(channel);
        while (!blocks.names().contains(name)) {
            LockSupport.parkNanos(A_MOMENT_NANOS);
        }
        return blocks.attach(name, new ConsumerSpec("bench", policy(), event -> {}));
    }
}
