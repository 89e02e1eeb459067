package org.labhub.shm;

import java.nio.file.Path;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.Bench.Number;

/** Goes on writing or reading until something is thrown at it, says what, and ends as if nothing had happened. */
final class CutProgram {

    private CutProgram() {}

    /** With the blocks' folder, and whether to write or how to read. */
    public static void main(String[] arguments) {
        Bench bench = new Bench(Path.of(arguments[0]));
        try {
            if (arguments[1].equals("write")) {
                write(bench);
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
}
