package org.labhub.shm.internal.waiting;

import java.util.function.BooleanSupplier;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.segment.Words;

/**
 * How a writer wakes those who sleep on its block. Who wants to sleep raises the flag, fences, looks once more, and sleeps;
 * the writer publishes, fences, and rings if it sees the flag. It lowers the flag before it rings, so that one who died
 * asleep costs a single ring. Where the system can, the writer's fence is issued by those who sleep, on its behalf. Every
 * sleep is bounded, since a writer can die between publishing and ringing.
 */
public final class Bell {

    private static final long LONGEST_SLEEP_NANOS = 100_000_000;
    private static final int BELL = Block.control(ControlField.BELL);
    private static final int SLEEPERS = Block.control(ControlField.SLEEPERS);
    private static final int UNFENCED = Block.control(ControlField.UNFENCED);

    private final UnsafeBuffer head;
    private final Futex futex;
    private final long sleepers;

    /** Of one block. */
    public Bell(UnsafeBuffer head, Futex futex) {
        this.head = head;
        this.futex = futex;
        sleepers = head.addressOffset() + SLEEPERS;
    }

    /** Says whether this writer fences by itself; the answer is what it has to do. */
    public boolean agreeOnFence() {
        boolean fencedByOthers = futex.joinBarrier();
        head.putIntVolatile(UNFENCED, fencedByOthers ? 1 : 0);
        return !fencedByOthers;
    }

    /** After publishing: wakes who sleeps. */
    public void ring(boolean fence) {
        if (fence) {
            UnsafeApi.fullFence();
        }
        if (Words.acquireInt(sleepers) != 0) {
            wake();
        }
    }

    /** Wakes who sleeps, whether or not anybody does. */
    public void wake() {
        head.putIntVolatile(SLEEPERS, 0);
        head.getAndAddInt(BELL, 1);
        futex.wake(head, BELL);
    }

    /** Sleeps until somebody rings, or there is something, or the time is over. */
    public void sleep(long nanos, BooleanSupplier somethingThere) {
        int before = head.getIntVolatile(BELL);
        head.putIntVolatile(SLEEPERS, 1);
        UnsafeApi.fullFence();
        boolean fenced = head.getIntVolatile(UNFENCED) == 0 || futex.barrier();
        if (!somethingThere.getAsBoolean()) {
            futex.sleep(head, BELL, before, fenced ? Math.min(nanos, LONGEST_SLEEP_NANOS) : Math.min(nanos, 1_000_000));
        }
    }
}
