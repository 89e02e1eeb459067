package org.labhub.shm.internal.waiting;

import java.util.function.BooleanSupplier;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.segment.Words;

/**
 * How who publishes something wakes those who sleep until it is there: a writer its readers, and readers that let go of
 * slots the writer. Who wants to sleep raises the flag, fences, looks once more, and sleeps; who publishes fences, and rings
 * if it sees the flag. It lowers the flag before it rings, so that one who died asleep costs a single ring. Where the system
 * can, the fence of who publishes is issued by those who sleep, on its behalf. Every sleep is bounded, since one can die
 * between publishing and ringing.
 */
public final class Bell {

    private static final long LONGEST_SLEEP_NANOS = 100_000_000;
    private static final long UNSURE_NANOS = 1_000_000;
    private static final int FRAMES = Block.control(ControlField.BELL);
    private static final int UNFENCED = Block.control(ControlField.UNFENCED);

    private final UnsafeBuffer head;
    private final Futex futex;
    private final int word;
    private final int flag;
    private final long flagAddress;

    private Bell(UnsafeBuffer head, Futex futex, ControlField word, ControlField flag) {
        this.head = head;
        this.futex = futex;
        this.word = Block.control(word);
        this.flag = Block.control(flag);
        flagAddress = head.addressOffset() + this.flag;
    }

    /** On which readers sleep until there is a frame. */
    public static Bell ofFrames(UnsafeBuffer head, Futex futex) {
        return new Bell(head, futex, ControlField.BELL, ControlField.SLEEPERS);
    }

    /** On which the writer sleeps until there is room. */
    public static Bell ofRoom(UnsafeBuffer head, Futex futex) {
        return new Bell(head, futex, ControlField.ROOM, ControlField.ROOM_WANTED);
    }

    /** Says in the block whether this writer fences by itself; the answer is what it has to do. */
    public boolean agreeOnFence() {
        boolean fences = fencesItself();
        head.putIntVolatile(UNFENCED, fences ? 0 : 1);
        return fences;
    }

    /** Whether who publishes in this process has to fence by itself. */
    public boolean fencesItself() {
        return !futex.joinBarrier();
    }

    /** After publishing: wakes who sleeps. */
    public void ring(boolean fence) {
        if (fence) {
            UnsafeApi.fullFence();
        }
        if (Words.acquireInt(flagAddress) != 0) {
            wake();
        }
    }

    /** Wakes who sleeps, whether or not anybody does. */
    public void wake() {
        head.putIntVolatile(flag, 0);
        head.getAndAddInt(word, 1);
        futex.wake(head, word);
    }

    /** Sleeps until somebody rings, or there is something, or the time is over. */
    public void sleep(long nanos, BooleanSupplier somethingThere) {
        int before = head.getIntVolatile(word);
        head.putIntVolatile(flag, 1);
        UnsafeApi.fullFence();
        boolean fenced = theyFence() || futex.barrier();
        if (!somethingThere.getAsBoolean()) {
            futex.sleep(head, word, before, Math.min(nanos, fenced ? LONGEST_SLEEP_NANOS : UNSURE_NANOS));
        }
    }

    /** Of the one writer it is known whether it fences by itself; of many readers it is not. */
    private boolean theyFence() {
        return word == FRAMES && head.getIntVolatile(UNFENCED) == 0;
    }
}
