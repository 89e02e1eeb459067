package org.labhub.benchmarks.contender;

import java.util.concurrent.locks.LockSupport;
import org.labhub.api.channel.SlotProducer;
import org.labhub.benchmarks.team.Tally;
import org.labhub.benchmarks.team.Task;

/** Sends a frame that says when it was sent, to one who has had the time to fall asleep. */
final class Waker implements Task {

    private static final long PAUSE_NANOS = 500_000;

    private final SlotProducer producer;

    Waker(LabHub hub) {
        producer = hub.producer("wake");
    }

    @Override
    public Tally run(long nanos) {
        long began = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - began < nanos) {
            LockSupport.parkNanos(PAUSE_NANOS);
            Sending.send(producer, System.nanoTime());
            count++;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        Sending.send(producer, Sending.END);
        return new Tally(count, nanos);
    }
}
