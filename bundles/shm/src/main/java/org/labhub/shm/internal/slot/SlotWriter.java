package org.labhub.shm.internal.slot;

import java.time.Instant;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.Walk;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.LineField;
import org.labhub.shm.internal.layout.SlotField;
import org.labhub.shm.internal.liveness.Heart;
import org.labhub.shm.internal.segment.Words;
import org.labhub.shm.internal.waiting.Bell;

/**
 * The writer's half of the slot protocol. It alone stores into slots, and it looks at the readers' gates only when it has
 * used up the limit that it read from them the last time.
 *
 * <pre>
 *   claim s:   s &lt; limit, else: floor = max(floor, s + K - C) ; fence ; limit = C + min over all gates
 *   write s:   word = ~s ; fence ; header, payload ; word = s + 1 (release) ; committed = s + 1 ; bell
 * </pre>
 */
final class SlotWriter {

    private static final int COMMITTED = Block.control(ControlField.COMMITTED);
    private static final int FLOOR = Block.control(ControlField.FLOOR);
    private static final int POSITION = Block.control(ControlField.POSITION);
    private static final int CLAIMED = Block.control(ControlField.CLAIMED);
    private static final int ODD_BYTES = Block.control(ControlField.ODD_BYTES);
    private static final int LENGTH = SlotField.LENGTH.at();
    private static final int SOURCE = SlotField.SOURCE.at();
    private static final int DEVICE = SlotField.DEVICE.at();
    private static final int WALL = SlotField.WALL.at();
    private static final int MONOTONIC = SlotField.MONOTONIC.at();

    private final Block block;
    private final UnsafeBuffer head;
    private final Heart heart;
    private final Bell bell;
    private final FrameSum sum;
    private final ChecksumPolicy checksums;
    private final Clock clock = new Clock();
    private final long committed;
    private final int usual;
    private final int capacity;
    private final int ahead;
    private final boolean stamps;
    private final Walk walk;
    private final boolean single;
    private final boolean fence;
    private final int announced;
    private final long epoch;

    private static final long EVERY = Long.MAX_VALUE;

    private long next;
    private long limit;
    private long floor;
    private long claimed;

    /** The last sequence whose slot has to be labelled, since it may bear another label from the lap before. */
    private long odd;

    /** Goes on where the last writer stopped; the lease is held. */
    SlotWriter(Block block, int schemaBytes, int epoch, Heart heart, Bell bell) {
        this.block = block;
        this.head = block.head();
        this.heart = heart;
        this.bell = bell;
        this.epoch = (long) epoch << 32;
        committed = head.addressOffset() + COMMITTED;
        checksums = block.info().channel().checksums();
        sum = FrameSum.onRequest(block.info());
        capacity = block.geometry().capacity();
        stamps = block.info().channel().stamps();
        ReadPolicy grants = block.info().channel().grants();
        single = grants == ReadPolicy.SINGLE_READER;
        ahead = Math.max(1, grants == ReadPolicy.LATEST_ONLY ? capacity - 1 : capacity / 4);
        next = head.getLongVolatile(COMMITTED);
        limit = next;
        floor = head.getLongVolatile(FLOOR);
        walk = new Walk(block);
        announced = block.announceEvery() - 1;
        usual = block.geometry().slotBytes();
        odd = stamps || checksums == ChecksumPolicy.ENFORCED || schemaBytes != usual ? EVERY : next + capacity;
        fence = bell.agreeOnFence();
    }

    long next() {
        return next;
    }

    /** Where the slot of the next sequence begins. */
    long slot() {
        return walk.to(next);
    }

    /** Whether so many slots may be written now. */
    boolean isFree(int frames) {
        return next + frames <= limit || raiseLimit(frames);
    }

    private boolean raiseLimit(int frames) {
        long s = next;
        long target = s + Math.max(frames, ahead) - capacity;
        if (target > floor) {
            floor = target;
            head.putLongVolatile(FLOOR, target);
        }
        UnsafeApi.fullFence();
        long least = single ? Math.min(target, head.getLongAcquire(POSITION)) : target;
        for (int line = 0; line < block.geometry().consumers(); line++) {
            long gate = head.getLongAcquire(block.line(line, LineField.GATE));
            if (gate < least && gate + capacity >= s && !Lines.isEvicted(block, line)) {
                least = gate;
            }
        }
        limit = least + capacity;
        return s + frames <= limit;
    }

    /** Marks the slot of the next sequence as being written. */
    void mark(long slot) {
        mark(next, slot);
    }

    /** Marks the slot of a sequence as being written. */
    void mark(long sequence, long slot) {
        UnsafeApi.putLong(slot, ~sequence);
        UnsafeApi.storeStoreFence();
        if (claimed != heart.coarseNanos()) {
            claimed = heart.coarseNanos();
            head.putLong(CLAIMED, claimed);
        }
    }

    /** Publishes the frame that was filled in the slot of the next sequence: where the one after it begins. */
    long commit(OpenWriteSlot frame) {
        long sequence = next;
        long slot = frame.slot();
        if (sequence <= odd || frame.isOdd()) {
            complete(sequence, slot, frame);
            countOdd(frame.length());
        }
        goOn(slot, sequence + 1);
        if ((next & announced) == 0) {
            tell();
        }
        bell.ring(fence);
        return walk.on(slot, sequence + 1);
    }

    /** Completes the header of a slot that has been filled; it may well bear the right label from the lap before. */
    void complete(long sequence, long slot, OpenWriteSlot frame) {
        if (frame.isOdd()) {
            odd = Math.max(odd, sequence + capacity);
        }
        if (sequence <= odd) {
            label(slot, frame);
        }
    }

    private void label(long slot, OpenWriteSlot frame) {
        UnsafeApi.putLong(slot + LENGTH, epoch | frame.length());
        UnsafeApi.putLong(slot + SOURCE, frame.source() + 1);
        UnsafeApi.putLong(slot + DEVICE, frame.deviceNanos());
        if (stamps) {
            long monotonic = System.nanoTime();
            UnsafeApi.putLong(slot + MONOTONIC, monotonic);
            UnsafeApi.putLong(slot + WALL, clock.wallNanos(monotonic));
        }
        if (checksums == ChecksumPolicy.ENFORCED || frame.isSummed()) {
            sum.stamp(slot, frame.length(), ~UnsafeApi.getLong(slot));
        } else if (checksums == ChecksumPolicy.MANUAL) {
            FrameSum.clear(slot);
        }
    }

    /** Publishes the next sequence, whose slot has been completed. */
    void publish() {
        long slot = block.addressOf(next);
        countOdd(UnsafeApi.getInt(slot + LENGTH));
        goOn(slot, next + 1);
    }

    private void countOdd(int length) {
        if (length != usual) {
            head.putLong(ODD_BYTES, head.getLong(ODD_BYTES) + length - usual);
        }
    }

    private void goOn(long slot, long following) {
        next = following;
        Words.release(slot, following);
    }

    /**
     * After a batch: tells how far it has come, and wakes who sleeps. Each batch is told, since it may step over the frames
     * that are told by themselves.
     */
    void announce() {
        tell();
        bell.ring(fence);
    }

    /** Before the first slot of a batch is marked: what is not told yet may lie in the slots that the batch takes. */
    void beginBatch() {
        tell();
        UnsafeApi.storeStoreFence();
    }

    private void tell() {
        Words.release(committed, next);
    }

    /** The wall clock, for the price of the monotonic one: their distance is looked up once a second. */
    private static final class Clock {

        private static final long SECOND = 1_000_000_000L;

        private long lookedUp = System.nanoTime() - 2 * SECOND;
        private long distance;

        long wallNanos(long monotonic) {
            if (monotonic - lookedUp > SECOND) {
                lookedUp = monotonic;
                Instant now = Instant.now();
                distance = now.getEpochSecond() * SECOND + now.getNano() - monotonic;
            }
            return monotonic + distance;
        }
    }
}
