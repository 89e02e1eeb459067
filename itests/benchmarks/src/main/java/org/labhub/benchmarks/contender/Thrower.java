package org.labhub.benchmarks.contender;

import java.util.Optional;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.ReadSlot;
import org.labhub.benchmarks.team.Tally;
import org.labhub.benchmarks.team.Task;

/** Throws a frame and looks until it is back. */
final class Thrower implements Task {

    static final String PING = "ping";
    static final String PONG = "pong";

    private final LabHub hub;
    private final SlotProducer there;
    private Optional<SlotConsumer> back = Optional.empty();

    Thrower(LabHub hub) {
        this.hub = hub;
        there = hub.producer(PING);
    }

    @Override
    public Tally run(long nanos) {
        SlotConsumer consumer = back.orElseGet(() -> hub.consumer(PONG));
        back = Optional.of(consumer);
        Tally tally = new RoundTrips().run(nanos, value -> {
            Sending.send(there, value);
            while (consumer.poll((ReadSlot slot) -> {}, 1) == 0) {
                Thread.onSpinWait();
            }
        });
        Sending.send(there, Sending.END);
        return tally;
    }
}
