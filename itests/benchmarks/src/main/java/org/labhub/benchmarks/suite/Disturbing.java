package org.labhub.benchmarks.suite;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Producer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.benchmarks.report.Goal;
import org.labhub.benchmarks.report.Result;
import org.labhub.schema.Schemas;
import org.labhub.shm.BlockCare;
import org.labhub.shm.MappedBlocks;

/** What it costs a writer at work that its block is diagnosed again and again: its thread's processor time a frame. */
final class Disturbing {

    @Schema(id = "bench.kibi", version = "1.0.0")
    @SuppressWarnings("ArrayRecordComponent") // read and written by nobody else
    private record Kibi(@Length(128) long[] values) {}

    private static final int SLOTS = 1024;
    private static final int LONGS = 128;
    private static final int FRAMES = 500;
    private static final int ROUNDS = 12;
    private static final long PACE_NANOS = 1_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final BlockCare care;
    private final BlockSpec spec;
    private final Producer<Kibi> writer;

    private Disturbing(BlockCare care, BlockSpec spec, Producer<Kibi> writer) {
        this.care = care;
        this.spec = spec;
        this.writer = writer;
    }

    static Result of(Bench bench, String number, Goal goal) {
        return new Result(
                number,
                "a writer of 1000 KiB/s, diagnosed in a loop, a frame",
                "CPU of an undisturbed one",
                measure(bench.place()),
                goal);
    }

    private static List<Double> measure(Path folder) {
        FrameType<Kibi> type = Schemas.frameTypes().of(Kibi.class);
        BlockSpec spec = BlockSpec.of("busy", ChannelSpec.DEFAULT.withCapacity(SLOTS), type.schema(), "writer");
        try (MappedBlocks blocks = MappedBlocks.in(folder, "bench", "writer", Schemas.parser());
                Producer<Kibi> writer = blocks.create(spec).as(type);
                BlockCare care = BlockCare.in(folder, "tool")) {
            return new Disturbing(care, spec, writer).rounds();
        }
    }

    /** Each beside its neighbours in time, so that what else the machine does counts for both. */
    private List<Double> rounds() {
        List<Double> ratios = new ArrayList<>();
        alone();
        for (int round = 0; round < ROUNDS; round++) {
            double before = alone();
            double disturbed = disturbed();
            ratios.add(disturbed * 2 / (before + alone()));
        }
        return ratios;
    }

    private double disturbed() {
        AtomicBoolean over = new AtomicBoolean();
        Thread tool = new Thread(() -> {
            while (!over.get()) {
                care.look(spec.name());
            }
        });
        tool.start();
        try {
            return alone();
        } finally {
            over.set(true);
            awaitEnd(tool);
        }
    }

    private static void awaitEnd(Thread tool) {
        try {
            tool.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nanoseconds of the processor a frame. */
    private double alone() {
        Kibi frame = new Kibi(new long[LONGS]);
        long cpu = 0;
        long next = System.nanoTime();
        for (int written = 0; written < FRAMES; written++) {
            next += PACE_NANOS;
            LockSupport.parkNanos(next - System.nanoTime());
            long began = THREADS.getCurrentThreadCpuTime();
            writer.offer(frame);
            cpu += THREADS.getCurrentThreadCpuTime() - began;
        }
        return (double) cpu / FRAMES;
    }
}
