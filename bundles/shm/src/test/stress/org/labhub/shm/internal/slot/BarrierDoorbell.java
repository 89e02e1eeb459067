package org.labhub.shm.internal.slot;

import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.Backoffs;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.waiting.Bell;
import org.labhub.shm.internal.waiting.Futex;
import org.labhub.shm.internal.waiting.Futexes;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Who goes to sleep beside a frame is woken. Who sleeps fences for the writer here, where the system can; how seldom that does
 * not do is judged by who runs this.
 */
@JCStressTest
@State
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "saw the frame, and nobody rang")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "saw the frame, and was rung for")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "went to sleep, and was woken")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "sleeps beside a frame until its sleep is over")
@Outcome(expect = Expect.FORBIDDEN, desc = "cannot be")
public class BarrierDoorbell extends Stage implements Futex {

    private static final Futex BEST = Futexes.best(Backoffs.CONSTANT);
    private static final int COMMITTED = Block.control(ControlField.COMMITTED);
    private static final int BELL = Block.control(ControlField.BELL);

    private final Bell bell = Bell.ofFrames(block.head(), this);
    private final boolean fence = bell.agreeOnFence();
    private boolean slept;

    /** Publishes, and rings if somebody sleeps. */
    @Actor
    public void writer() {
        block.head().putLongRelease(COMMITTED, 1);
        bell.ring(fence);
    }

    /** Wants to sleep. */
    @Actor
    public void reader() {
        bell.sleep(1_000, () -> block.head().getLongAcquire(COMMITTED) == 1);
    }

    /** Looks what came of it. */
    @Arbiter
    public void look(II_Result result) {
        result.r1 = slept ? 1 : 0;
        result.r2 = block.head().getIntVolatile(BELL);
    }

    @Override
    public void sleep(UnsafeBuffer memory, int at, int expected, long nanos) {
        slept = memory.getIntVolatile(at) == expected || slept;
    }

    @Override
    public void wake(UnsafeBuffer memory, int at) {
        // is counted by the bell itself
    }

    @Override
    public boolean barrier() {
        return BEST.barrier();
    }

    @Override
    public boolean joinBarrier() {
        return BEST.joinBarrier();
    }
}
