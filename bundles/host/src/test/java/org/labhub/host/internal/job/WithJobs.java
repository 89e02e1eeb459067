package org.labhub.host.internal.job;

import static org.labhub.host.internal.Hall.until;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.job.JobEnd;
import org.labhub.api.job.JobSpec;
import org.labhub.api.job.JobSpec.Overflow;
import org.labhub.api.job.ReadContext;
import org.labhub.api.job.WriteContext;
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.Hall;

/** Gives a test ends that run jobs on one channel of numbers, and a gate at which jobs may be held. */
abstract class WithJobs {

    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(100);

    static final BlockName NAME = new BlockName("numbers");

    @Schema(id = "test.number", version = "1.0.0")
    record Number(long value) {}

    final List<Long> got = new CopyOnWriteArrayList<>();
    final CountDownLatch gate = new CountDownLatch(1);
    Hall hall;
    OwnJobs jobs;

    @BeforeEach
    final void open(@TempDir Path folder) {
        hall = new Hall(folder);
        jobs = new OwnJobs(hall.channels("jobs"));
    }

    @AfterEach
    final void close() {
        gate.countDown();
        jobs.close();
        hall.close();
    }

    final JobEnd<WriteContext<Number>> writer(int capacity, Overflow overflow) {
        return jobs.writer("numbers", Number.class, ChannelSpec.DEFAULT, new JobSpec(capacity, overflow, SHORT, LONG));
    }

    final JobEnd<ReadContext<Number>> reader() {
        return jobs.reader("numbers", Number.class, ReadPolicy.BEST_EFFORT, JobSpec.DEFAULT);
    }

    static void give(JobEnd<WriteContext<Number>> writer, long value) {
        writer.push(context -> context.give(new Number(value)));
    }

    final long committed() {
        try (BlockObserver block = hall.blocks.observe(NAME)) {
            return block.committed();
        }
    }

    /** Whether somebody may write to the channel. */
    final boolean isHeld() {
        try (BlockObserver block = hall.blocks.observe(NAME)) {
            return block.writer().isPresent();
        }
    }

    /** Holds the thread until the gate is open. */
    final void block(JobEnd<WriteContext<Number>> writer) {
        CountDownLatch inside = new CountDownLatch(1);
        writer.push(context -> {
            inside.countDown();
            gate.await();
        });
        until(() -> inside.getCount() == 0);
    }
}
