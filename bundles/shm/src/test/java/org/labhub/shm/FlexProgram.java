package org.labhub.shm;

import java.nio.file.Path;
import java.time.Duration;
import org.labhub.api.channel.FlexWriter;
import org.labhub.shm.Bench.Number;

/** Writes the flex zone of a block beside its producer: so often, or until it is killed. */
final class FlexProgram {

    private FlexProgram() {}

    /** With the blocks' folder, the first value, and how many. */
    public static void main(String[] arguments) {
        long first = Long.parseLong(arguments[1]);
        long times = Long.parseLong(arguments[2]);
        try (Bench bench = new Bench(Path.of(arguments[0]))) {
            FlexWriter zone =
                    bench.blocks.flex(Bench.NAME, Duration.ofSeconds(30)).orElseThrow();
            zone.write(Bench.NUMBERS, Number.of(first));
            System.out.println("writing");
            for (long value = first + 1; value < first + times; value++) {
                zone.write(Bench.NUMBERS, Number.of(value));
            }
            System.out.println("done");
        }
    }
}
