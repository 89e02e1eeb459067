package org.labhub.shm.internal.slot;

import org.labhub.api.channel.ReadPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A frame that is there is whole. */
@JCStressTest
@State
@Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "not there yet")
@Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "there, and whole")
@Outcome(expect = Expect.FORBIDDEN, desc = "torn")
public class Publishing extends Stage {

    private static final int TRIES = 500;

    private final BlockProducer producer = producerAfter(3);
    private final FrameConsumer<Pair> consumer = new FrameConsumer<>(consumer(ReadPolicy.BEST_EFFORT), PAIRS);

    /** Writes. */
    @Actor
    public void writer() {
        write(producer, 7);
    }

    /** Reads a copy, as soon as there is one. */
    @Actor
    public void reader(I_Result result) {
        result.r1 = NOTHING;
        for (int times = 0; times < TRIES && result.r1 == NOTHING; times++) {
            consumer.poll((pair, info) -> result.r1 = pair.check() == ~pair.value() ? (int) pair.value() : TORN, 1);
        }
    }
}
