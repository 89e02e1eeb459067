package org.labhub.shm;

import java.nio.file.Path;
import java.time.Duration;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;

/** Takes one frame in place and keeps it, until it is killed. */
final class ReaderProgram {

    private ReaderProgram() {}

    /** With the blocks' folder and a read policy. */
    public static void main(String[] arguments) {
        try (Bench bench = new Bench(Path.of(arguments[0]));
                SlotConsumer consumer = bench.consumer(ReadPolicy.valueOf(arguments[1]))) {
            System.out.println("attached");
            consumer.await(Duration.ofDays(1));
            consumer.tryNext().orElseThrow();
            System.out.println("holding");
            while (true) {
                consumer.await(Duration.ofDays(1));
            }
        }
    }
}
