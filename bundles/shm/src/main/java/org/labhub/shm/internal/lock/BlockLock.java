package org.labhub.shm.internal.lock;

import java.time.Duration;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.Backoff;
import org.labhub.api.block.SpinLock;
import org.labhub.api.channel.Holder;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.LockField;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.liveness.Census;
import org.labhub.shm.internal.waiting.Deadline;

/**
 * A lock whose word names its owner's process, and as its token the lower bits of its thread; the whole thread stands
 * beside. The two are stored one after the other: as long as they do not fit, the thread beside is the last owner's, and
 * nobody may conclude anything from it. Taking a lock from the dead raises the generation in the word, so that of two who
 * find the owner dead one wins.
 */
public final class BlockLock implements SpinLock {

    private static final long ASK_FIRST_NANOS = 100_000;
    private static final long ASK_AGAIN_NANOS = 5_000_000;
    private static final long TOKEN = 0xffff;

    private final UnsafeBuffer head;
    private final Census census;
    private final long participant;
    private final Backoff backoff;
    private final int owner;
    private final int thread;
    private final int count;

    /** One of the locks of a block, as one participant sees it. */
    public BlockLock(Block block, int index, Census census, long participant, Backoff backoff) {
        this.head = block.head();
        this.census = census;
        this.participant = participant;
        this.backoff = backoff;
        int at = BlockLayout.CONTROL_AT + LockField.FIRST_AT + index * LockField.BYTES;
        owner = at + LockField.OWNER.at();
        thread = at + LockField.THREAD.at();
        count = at + LockField.COUNT.at();
    }

    @Override
    public Optional<Guard> tryLock(Duration timeout) {
        if (isMine()) {
            head.putInt(count, head.getInt(count) + 1);
            return Optional.of(new Held());
        }
        if (takeFree() || waitUntil(Deadline.after(timeout))) {
            head.putLongVolatile(thread, Thread.currentThread().getId());
            head.putInt(count, 1);
            return Optional.of(new Held());
        }
        return Optional.empty();
    }

    private boolean waitUntil(Deadline deadline) {
        long asked = System.nanoTime() - ASK_AGAIN_NANOS + ASK_FIRST_NANOS;
        int round = 0;
        while (!deadline.hasPassed() && !Thread.currentThread().isInterrupted()) {
            if (takeFree()) {
                return true;
            }
            if (System.nanoTime() - asked >= ASK_AGAIN_NANOS) {
                asked = System.nanoTime();
                if (takeFromTheDead()) {
                    return true;
                }
            }
            backoff.pause(round++);
        }
        return takeFree() || takeFromTheDead();
    }

    private boolean takeFree() {
        long seen = head.getLongVolatile(owner);
        return Participant.participant(seen) == 0 && take(seen);
    }

    private boolean takeFromTheDead() {
        long seen = head.getLongVolatile(owner);
        return (census.isDead(seen) || isDeadThreadOfOurs(seen)) && take(seen);
    }

    private boolean take(long seen) {
        return head.compareAndSetLong(owner, seen, Participant.word(me(), Participant.epoch(seen) + 1));
    }

    private long me() {
        return holder(Thread.currentThread().getId());
    }

    private long holder(long threadId) {
        return participant | (threadId & TOKEN);
    }

    private boolean isDeadThreadOfOurs(long seen) {
        long id = head.getLongVolatile(thread);
        return Participant.participant(seen) == holder(id)
                && id != 0
                && Thread.getAllStackTraces().keySet().stream().noneMatch(alive -> alive.getId() == id);
    }

    private boolean isMine() {
        return Participant.participant(head.getLongVolatile(owner)) == me()
                && head.getLongVolatile(thread) == Thread.currentThread().getId();
    }

    @Override
    public Optional<Holder> holder() {
        long seen = head.getLongVolatile(owner);
        return Participant.participant(seen) == 0
                ? Optional.empty()
                : Optional.of(census.holder(seen, census.processName(seen)));
    }

    private void unlock() {
        if (!isMine()) {
            throw new IllegalStateException("this lock is held by "
                    + holder().map(Object::toString).orElse("nobody") + ", not by thread \""
                    + Thread.currentThread().getName() + "\": only who took it may give it back");
        }
        int left = head.getInt(count) - 1;
        head.putInt(count, left);
        if (left == 0) {
            head.putLong(thread, 0);
            head.putLongVolatile(owner, Participant.released(head.getLongVolatile(owner)));
        }
    }

    private final class Held implements Guard {

        private boolean given;

        @Override
        public void close() {
            if (!given) {
                unlock();
                given = true;
            }
        }
    }
}
