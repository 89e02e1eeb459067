package org.labhub.benchmarks.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.SlotProducer;
import org.labhub.benchmarks.contender.DoomedWriter;
import org.labhub.benchmarks.report.Goal;
import org.labhub.benchmarks.report.Result;
import org.labhub.shm.MappedBlocks;

/** How long a block is without a writer after its writer was killed: from the signal to the next one's first claim. */
final class Takeover {

    private static final int KILLS = 50;
    private static final double P99 = 0.99;
    private static final double NANOS_A_MS = 1e6;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;

    private Takeover(Path folder) {
        this.folder = folder;
    }

    static Result of(Bench bench, String number, Goal goal) {
        List<Double> millis = new Takeover(bench.place()).kill();
        return new Result(number, "a killed writer's block has its next writer, p99", "ms", millis, goal, P99);
    }

    private List<Double> kill() {
        List<Double> millis = new ArrayList<>();
        try (MappedBlocks blocks = MappedBlocks.in(folder, "bench", "next", DoomedWriter.parser())) {
            for (int kill = 0; kill < KILLS; kill++) {
                millis.add(killOne(blocks) / NANOS_A_MS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return millis;
    }

    private long killOne(MappedBlocks blocks) throws IOException {
        Process writer = new ProcessBuilder(DoomedWriter.command(folder))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = writer.inputReader()) {
            output.readLine();
            long began = System.nanoTime();
            writer.destroyForcibly();
            try (SlotProducer next =
                    blocks.takeOver(new BlockName(DoomedWriter.BLOCK), DoomedWriter.schema(), "next", PATIENCE)) {
                next.claim(PATIENCE).commit();
                return System.nanoTime() - began;
            }
        }
    }
}
