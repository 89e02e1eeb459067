package org.labhub.shm.internal.slot;

import java.time.Duration;
import org.labhub.api.block.BlockRefused;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.Participant;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two find the same writer dead: one of them is the next. */
@JCStressTest
@State
@Outcome(
        id = {"1, 0", "0, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "one of the two")
@Outcome(expect = Expect.FORBIDDEN, desc = "both, or neither")
public class TakingOver extends Stage {

    /** With a writer that nobody knows. */
    public TakingOver() {
        block.head().putLongVolatile(Block.control(ControlField.LEASE), Participant.word(Participant.of(999, 0), 1));
    }

    private int take() {
        try {
            Lease.take(block, ENGINE.participant(), "next", ENGINE.census(), Duration.ZERO);
            return 1;
        } catch (BlockRefused refused) {
            return 0;
        }
    }

    /** One. */
    @Actor
    public void one(II_Result result) {
        result.r1 = take();
    }

    /** The other. */
    @Actor
    public void other(II_Result result) {
        result.r2 = take();
    }
}
