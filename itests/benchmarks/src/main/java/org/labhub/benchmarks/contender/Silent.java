package org.labhub.benchmarks.contender;

import java.util.concurrent.locks.LockSupport;
import org.labhub.api.channel.SlotProducer;
import org.labhub.benchmarks.team.Tally;
import org.labhub.benchmarks.team.Task;

/** Offers a channel and sends nothing. */
final class Silent implements Task {

    private final SlotProducer producer;

    Silent(LabHub hub) {
        producer = hub.producer(Crowd.CHANNEL);
    }

    @Override
    public Tally run(long nanos) {
        LockSupport.parkNanos(nanos);
        return new Tally(1, nanos);
    }

    @Override
    public void close() {
        producer.close();
    }
}
