package org.labhub.shm.internal.slot;

import java.util.Optional;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.ReadSlot;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** One slot with frame 3 in it. The reader takes it in place while the writer wants to overwrite it with 4: never both. */
@JCStressTest
@State
@Outcome(id = "0, 3", expect = Expect.ACCEPTABLE, desc = "the reader was first: the writer has no slot")
@Outcome(id = "0, -1", expect = Expect.ACCEPTABLE, desc = "each made way for the other")
@Outcome(id = "1, -1", expect = Expect.ACCEPTABLE, desc = "the writer was first: the frame is gone")
@Outcome(id = "1, 3", expect = Expect.ACCEPTABLE, desc = "one after the other: the old frame")
@Outcome(id = "1, 4", expect = Expect.ACCEPTABLE, desc = "one after the other: the new frame")
@Outcome(expect = Expect.FORBIDDEN, desc = "what was held has changed")
public class GateAndFloor extends Stage {

    private final BlockConsumer consumer = consumer(ReadPolicy.BEST_EFFORT);
    private final BlockProducer producer;

    /** With the first frame written, by a writer that has left. */
    public GateAndFloor() {
        producer = producerAfter(3);
    }

    /** Overwrites. */
    @Actor
    public void writer(II_Result result) {
        result.r1 = write(producer, 4);
    }

    /** Looks twice at what it holds. */
    @Actor
    public void reader(II_Result result) {
        Optional<ReadSlot> held = consumer.tryNext();
        if (held.isEmpty()) {
            result.r2 = NOTHING;
            return;
        }
        ReadSlot slot = held.get();
        long value = slot.get(VALUE);
        long check = slot.get(CHECK);
        result.r2 = value == slot.get(VALUE) && check == ~value ? (int) value : TORN;
        slot.close();
    }
}
