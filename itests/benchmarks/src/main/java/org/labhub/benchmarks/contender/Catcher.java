package org.labhub.benchmarks.contender;

import org.labhub.api.channel.SlotConsumer;
import org.labhub.api.channel.SlotHandler;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.frame.ReadSlot;
import org.labhub.benchmarks.team.Tally;
import org.labhub.benchmarks.team.Task;

/** Throws each frame back. */
final class Catcher implements Task {

    private final SlotConsumer there;
    private final SlotProducer back;
    private final SlotHandler onSlot = this::throwBack;

    private boolean ended;

    Catcher(LabHub hub) {
        there = hub.consumer(Thrower.PING);
        back = hub.producer(Thrower.PONG);
    }

    @Override
    public Tally run(long nanos) {
        ended = false;
        long count = 0;
        while (!ended) {
            int caught = there.poll(onSlot, 1);
            if (caught == 0) {
                Thread.onSpinWait();
            }
            count += caught;
        }
        return new Tally(count, nanos);
    }

    private void throwBack(ReadSlot slot) {
        long value = Frames.value(slot);
        ended = value == Sending.END;
        if (!ended) {
            Sending.send(back, value);
        }
    }
}
