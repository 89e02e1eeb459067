package org.labhub.shm.internal.slot;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.channel.Holder;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.layout.Text;
import org.labhub.shm.internal.liveness.Census;
import org.labhub.shm.internal.waiting.Deadline;

/** The right to be a block's writer: one word that names who has it, and in which epoch. */
public final class Lease {

    private static final int LEASE = Block.control(ControlField.LEASE);
    private static final int WRITER_NAME = Block.control(ControlField.WRITER_NAME);
    private static final int COMMITTED = Block.control(ControlField.COMMITTED);
    private static final int TAKEOVERS = Block.control(ControlField.TAKEOVERS);
    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    private final Block block;
    private final UnsafeBuffer head;
    private final long word;

    private Lease(Block block, long word) {
        this.block = block;
        this.head = block.head();
        this.word = word;
    }

    /** The one that the block was made with. */
    public static Lease ofCreator(Block block, long word) {
        return new Lease(block, word);
    }

    /** Takes the lease when it has been given back, or when its holder is dead. */
    public static Lease take(Block block, long participant, String name, Census census, Duration timeout) {
        UnsafeBuffer head = block.head();
        Deadline deadline = Deadline.after(timeout);
        while (true) {
            long seen = head.getLongVolatile(LEASE);
            boolean dead = census.isDead(seen);
            long mine = Participant.word(participant, Participant.epoch(seen) + 1);
            if ((dead || Participant.participant(seen) == 0) && head.compareAndSetLong(LEASE, seen, mine)) {
                return new Lease(block, mine).enter(name, dead);
            }
            if (deadline.hasPassed()) {
                throw new BlockRefused(
                        block.info().name().text(),
                        Reason.LEASED,
                        "it is being written by " + census.holder(seen, nameIn(head)));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private Lease enter(String name, boolean fromTheDead) {
        Text.put(head, WRITER_NAME, ControlField.WRITER_NAME.bytes(), name);
        if (fromTheDead) {
            head.getAndAddLong(TAKEOVERS, 1);
        }
        rollForward();
        return this;
    }

    /** What the last writer published but did not come to announce. */
    private void rollForward() {
        long committed = head.getLongVolatile(COMMITTED);
        if (committed < 0) {
            throw corrupt("it says that its next frame is " + committed);
        }
        while (block.word(committed) == committed + 1) {
            committed++;
        }
        for (long sequence = Math.max(0, committed - block.geometry().capacity()); sequence < committed; sequence++) {
            long found = block.word(sequence);
            if (found >= 0 && found != sequence + 1) {
                throw corrupt(
                        "slot " + block.slotOf(sequence) + " holds " + found + " where frame " + sequence + " belongs");
            }
        }
        head.putLongVolatile(COMMITTED, committed);
    }

    private BlockRefused corrupt(String why) {
        give();
        return new BlockRefused(block.info().name().text(), Reason.CORRUPT, why);
    }

    static String nameIn(UnsafeBuffer head) {
        return Text.get(head, WRITER_NAME, ControlField.WRITER_NAME.bytes());
    }

    /** Who has the lease; nobody if the participant in the word is 0. */
    public static Holder holder(Block block, Census census) {
        return census.holder(block.head().getLongVolatile(LEASE), nameIn(block.head()));
    }

    /** Whether somebody has the lease. */
    public static boolean isTaken(Block block) {
        return Participant.participant(block.head().getLongVolatile(LEASE)) != 0;
    }

    /** Whether who has the lease is dead. */
    public static boolean isDead(Block block, Census census) {
        return census.isDead(block.head().getLongVolatile(LEASE));
    }

    /** The number of this writer. */
    public int epoch() {
        return Participant.epoch(word);
    }

    boolean isMine() {
        return head.getLongVolatile(LEASE) == word;
    }

    /** Gives the lease back. Looks first: a compare-and-set where the file was cut would end the JVM, a read does not. */
    void give() {
        if (isMine()) {
            head.compareAndSetLong(LEASE, word, Participant.released(word));
        }
    }
}
