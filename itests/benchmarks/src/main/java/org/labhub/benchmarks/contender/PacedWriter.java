package org.labhub.benchmarks.contender;

import org.labhub.api.channel.SlotProducer;
import org.labhub.benchmarks.team.Tally;
import org.labhub.benchmarks.team.Task;

/** Writes 100 000 frames a second, by tens; tells what they cost it. */
final class PacedWriter implements Task {

    private static final int TOGETHER = 10;
    private static final long PERIOD_NANOS = 100_000;

    private final SlotProducer producer;

    PacedWriter(LabHub hub) {
        producer = hub.producer(Crowd.CHANNEL);
    }

    @Override
    public Tally run(long nanos) {
        long began = System.nanoTime();
        long spent = 0;
        long count = 0;
        for (long due = began; due - began < nanos; due += PERIOD_NANOS) {
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            long start = System.nanoTime();
            for (int i = 0; i < TOGETHER; i++) {
                Sending.send(producer, count++);
            }
            spent += System.nanoTime() - start;
        }
        return new Tally(count, spent);
    }
}
