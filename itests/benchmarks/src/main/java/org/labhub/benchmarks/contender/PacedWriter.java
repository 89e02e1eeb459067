package org.labhub.benchmarks.contender;

import org.labhub.api.channel.SlotProducer;
import org.labhub.benchmarks.team.Tally;
import org.labhub.benchmarks.team.Task;

/** Writes 100 000 frames a second, by tens; tells what they cost it. */
final class PacedWriter implements Task {

    private static final int TOGETHER = 10;
    private static final long PERIOD_NANOS = 100_000;

    private final SlotProducer producer;

    private boolean warm;

    PacedWriter(LabHub hub) {
        producer = hub.producer(Crowd.CHANNEL);
    }

    /** The first round has no pace: what is measured is a writer that the compiler has done with. */
    @Override
    public Tally run(long nanos) {
        long pace = warm ? PERIOD_NANOS : 0;
        warm = true;
        long began = System.nanoTime();
        long spent = 0;
        long count = 0;
        long due = began;
        while (System.nanoTime() - began < nanos) {
            await(due);
            spent += burst(count);
            count += TOGETHER;
            due += pace;
        }
        return new Tally(count, spent);
    }

    private static void await(long due) {
        while (System.nanoTime() < due) {
            Thread.onSpinWait();
        }
    }

    private long burst(long count) {
        long start = System.nanoTime();
        for (int i = 0; i < TOGETHER; i++) {
            Sending.send(producer, count + i);
        }
        return System.nanoTime() - start;
    }
}
