package org.labhub.shm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelEvent.Gap;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.shm.Bench.Number;

/** Reads up to a last frame, dawdling at random, and complains about every frame that is torn, twice or out of order. */
final class CheckingProgram {

    private final int dawdleMicros;
    private final Random random;
    private long before = -1;
    private long read;
    private long lost;
    private int wrong;

    private CheckingProgram(int dawdleMicros, long seed) {
        this.dawdleMicros = dawdleMicros;
        random = new Random(seed);
    }

    /** With the blocks' folder, a policy, the last frame, and how long to dawdle at most after each. */
    public static void main(String[] arguments) {
        try (Bench bench = new Bench(Path.of(arguments[0]))) {
            ReadPolicy policy = ReadPolicy.valueOf(arguments[1]);
            CheckingProgram program = new CheckingProgram(Integer.parseInt(arguments[3]), arguments.hashCode());
            System.out.println(program.read(bench, policy, Long.parseLong(arguments[2]), System.out::println));
        }
    }

    /** For a thread of the test itself. */
    static String check(Bench bench, ReadPolicy policy, long last, int dawdleMicros, long seed) {
        return new CheckingProgram(dawdleMicros, seed).read(bench, policy, last, said -> {});
    }

    private String read(Bench bench, ReadPolicy policy, long last, java.util.function.Consumer<String> says) {
        ConsumerSpec spec = new ConsumerSpec("checking", policy, event -> {
            if (event instanceof Gap gap) {
                lost += gap.count();
            }
        });
        try (Consumer<Number> consumer = bench.blocks.attach(Bench.NAME, spec).as(Bench.NUMBERS)) {
            says.accept("attached");
            long first = consumer.position();
            while (before < last) {
                if (!consumer.await(Duration.ofSeconds(30))) {
                    return "starved after " + before;
                }
                consumer.poll(this::look, 7);
            }
            boolean complete = policy == ReadPolicy.LATEST_ONLY || read + lost == before + 1 - first;
            return wrong == 0 && complete
                    ? "fine"
                    : wrong + " wrong; " + read + " read, " + lost + " lost from " + first;
        }
    }

    private void look(Number frame, FrameInfo info) {
        wrong += frame.isWhole() && frame.value() == info.sequence() && frame.value() > before ? 0 : 1;
        before = frame.value();
        read++;
        if (dawdleMicros > 0) {
            LockSupport.parkNanos(1_000L * random.nextInt(dawdleMicros));
        }
    }
}
