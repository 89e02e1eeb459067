package org.labhub.shm;

import java.nio.file.Path;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.schema.Schemas;
import org.labhub.shm.Bench.Number;

/** Goes on writing or reading until something is thrown at it, says what, and ends as if nothing had happened. */
final class CutProgram {

    /** A frame that is copied in many pieces. */
    @Schema(id = "test.large", version = "1.0.0")
    record Large(@Length(WORDS) long[] words) {}

    static final FrameType<Large> LARGE = Schemas.frameTypes().of(Large.class);
    static final BlockName LARGE_ONES = new BlockName("large");
    private static final int WORDS = 128 * 1024;

    private CutProgram() {}

    /** With the blocks' folder, and what to write, or what or how to read. */
    public static void main(String[] arguments) {
        Bench bench = new Bench(Path.of(arguments[0]));
        try {
            if (arguments[1].equals("write")) {
                write(bench);
            } else if (arguments[1].equals("write large")) {
                writeLarge(bench);
            } else if (arguments[1].equals("read large")) {
                readLarge(bench);
            } else {
                read(bench, ReadPolicy.valueOf(arguments[1]), arguments[2].equals("in place"));
            }
        } catch (InternalError | RuntimeException thrown) {
            System.out.println(thrown.getClass().getSimpleName());
        }
        System.exit(0);
    }

    private static void write(Bench bench) {
        Producer<Number> producer = bench.producer(Bench.FOUR);
        System.out.println("working");
        for (long value = 0; ; value++) {
            producer.offer(Number.of(value));
        }
    }

    private static void read(Bench bench, ReadPolicy policy, boolean inPlace) {
        Consumer<Number> consumer = bench.consumer(policy);
        System.out.println("working");
        long seen = 0;
        while (seen >= 0) {
            seen += inPlace ? consumer.poll(slot -> {}, 9) : consumer.poll((frame, info) -> {}, 9);
            consumer.seek(0);
        }
    }

    private static void writeLarge(Bench bench) {
        Producer<Large> producer = largeOnes(bench);
        System.out.println("working");
        while (true) {
            producer.offer(new Large(new long[WORDS]));
        }
    }

    /** The second one, in the middle of which the file is cut. */
    private static void readLarge(Bench bench) {
        ConsumerSpec spec = new ConsumerSpec("reader", ReadPolicy.BEST_EFFORT, event -> {});
        Consumer<Large> consumer = bench.blocks.attach(LARGE_ONES, spec).as(LARGE);
        System.out.println("working");
        while (true) {
            consumer.seek(1);
            consumer.poll((frame, info) -> {}, 1);
        }
    }

    /** The writer of a channel of such frames, which nobody sums before they are copied. */
    static Producer<Large> largeOnes(Bench bench) {
        ChannelSpec channel = Bench.FOUR.withChecksums(ChecksumPolicy.NONE);
        return bench.blocks
                .create(BlockSpec.of(LARGE_ONES.text(), channel, LARGE.schema(), "writer"))
                .as(LARGE);
    }

    /** Writes two of them. */
    static void writeTwo(Producer<Large> producer) {
        producer.offer(new Large(new long[WORDS]));
        producer.offer(new Large(new long[WORDS]));
    }
}
