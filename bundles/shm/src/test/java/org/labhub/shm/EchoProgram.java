package org.labhub.shm;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Scanner;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.Bench.Number;

/** Answers each frame with one of its own, and sleeps in between. */
final class EchoProgram {

    static final BlockName ANSWERS = new BlockName("answers");

    private EchoProgram() {}

    /** With the blocks' folder, and how many. */
    public static void main(String[] arguments) {
        long rounds = Long.parseLong(arguments[1]);
        BlockSpec answers = BlockSpec.of(ANSWERS.text(), Bench.FOUR, Bench.NUMBERS.schema(), "echo");
        try (Bench bench = new Bench(Path.of(arguments[0]));
                Producer<Number> producer = bench.blocks.create(answers).as(Bench.NUMBERS);
                Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT)) {
            System.out.println("attached");
            long next = 0;
            while (next < rounds && consumer.await(Duration.ofSeconds(20))) {
                next += consumer.poll((frame, info) -> producer.offer(frame), 9);
            }
            System.out.println("over");
            new Scanner(System.in, StandardCharsets.UTF_8).hasNextLine();
        }
    }

    static Consumer<Number> answers(Bench bench) {
        return bench.blocks
                .attach(ANSWERS, new ConsumerSpec("asking", ReadPolicy.BEST_EFFORT, event -> {}))
                .as(Bench.NUMBERS);
    }
}
