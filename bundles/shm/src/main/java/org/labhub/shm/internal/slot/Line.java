package org.labhub.shm.internal.slot;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.Codes;
import org.labhub.shm.internal.layout.LineField;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.layout.Text;
import org.labhub.shm.internal.segment.Words;
import org.labhub.shm.internal.waiting.Bell;

/** The line of one consumer: its gate, and its counters, which nobody else writes. */
final class Line {

    private final UnsafeBuffer head;
    private final Bell room;
    private final boolean fence;
    private final int at;
    private final long owner;
    private final long ownerAddress;
    private final long tombstoneAddress;

    private long read;
    private long bytes;
    private long lost;
    private long skipped;
    private long corrupt;
    private long waits;
    private long peakLag;

    /** Whether a counter has moved that seldom does. */
    private boolean moved = true;

    private Line(UnsafeBuffer head, Bell room, int at) {
        this.head = head;
        this.room = room;
        fence = room.fencesItself();
        this.at = at;
        owner = head.getLongVolatile(at + LineField.OWNER.at());
        ownerAddress = head.addressOffset() + at + LineField.OWNER.at();
        tombstoneAddress = head.addressOffset() + at + LineField.TOMBSTONE.at();
    }

    /** Takes a free line of a block. */
    static Line take(Block block, Lines lines, Engine engine, ConsumerSpec spec) {
        int index = lines.take(engine.participant())
                .orElseThrow(() -> new BlockRefused(
                        block.info().name().text(),
                        Reason.FULL,
                        "all " + block.geometry().consumers() + " places for consumers are taken, by "
                                + lines.consumers()));
        Line line = new Line(block.head(), engine.room(block), block.geometry().line(index));
        line.introduce(spec);
        return line;
    }

    private void introduce(ConsumerSpec spec) {
        gate(BlockLayout.NONE);
        head.putInt(at + LineField.POLICY.at(), Codes.READ_POLICIES.of(spec.policy()));
        Text.put(head, at + LineField.NAME.at(), LineField.NAME.bytes(), spec.name());
        flush(0);
    }

    /** The word by which this line is held. */
    long owner() {
        return owner;
    }

    /** Whether nobody has taken the line away. */
    boolean isMine() {
        return Words.acquire(ownerAddress) == owner && Words.acquire(tombstoneAddress) != owner;
    }

    /** Whether an operator took it away; asked after what was read, since the writer no longer minds the gate then. */
    boolean isEvicted() {
        UnsafeApi.loadFence();
        return Words.acquire(tombstoneAddress) == owner;
    }

    /** What its consumer calls itself. */
    String name() {
        return Text.get(head, at + LineField.NAME.at(), LineField.NAME.bytes());
    }

    /** Where the gate lies. */
    int gateAt() {
        return at + LineField.GATE.at();
    }

    /** Publishes the gate, before anything that is read from now on. */
    void gate(long sequence) {
        head.putLongRelease(gateAt(), sequence);
        UnsafeApi.fullFence();
    }

    /** Raises or withdraws the gate, after everything that was read until now. */
    void release(long sequence) {
        release(gateAt(), sequence);
    }

    /** Raises a gate that lies elsewhere, or withdraws it; one that was taken away is left alone. */
    void release(int elsewhere, long sequence) {
        if (Words.acquire(tombstoneAddress) != owner) {
            head.putLongRelease(elsewhere, sequence);
            room.ring(fence);
        }
    }

    void countRead(int frames, long frameBytes) {
        read += frames;
        bytes += frameBytes;
    }

    void countLost(long frames) {
        lost += frames;
        moved = true;
    }

    void countSkipped(long frames) {
        skipped += frames;
        moved = true;
    }

    void countCorrupt() {
        corrupt++;
        moved = true;
    }

    void countWait() {
        waits++;
        moved = true;
    }

    void sawLag(long frames) {
        if (frames > peakLag) {
            peakLag = frames;
            moved = true;
        }
    }

    /** Shows the counters to those who look at the block. */
    void flush(long next) {
        head.putLong(at + LineField.READ.at(), read);
        head.putLong(at + LineField.BYTES_READ.at(), bytes);
        if (moved) {
            flushTheRest();
        }
        head.putLongRelease(at + LineField.AT.at(), next);
    }

    private void flushTheRest() {
        moved = false;
        head.putLong(at + LineField.LOST.at(), lost);
        head.putLong(at + LineField.SKIPPED.at(), skipped);
        head.putLong(at + LineField.CORRUPT.at(), corrupt);
        head.putLong(at + LineField.WAITS.at(), waits);
        head.putLong(at + LineField.PEAK_LAG.at(), peakLag);
    }

    /** Leaves the line to a thread that does not come out of it: the writer no longer minds its gate, and nobody gets it. */
    void abandon() {
        head.putLongVolatile(at + LineField.TOMBSTONE.at(), owner);
        room.ring(fence);
    }

    /** Gives the line back, also when that acknowledges an eviction; nothing if somebody else has it. */
    void give() {
        if (Words.acquire(ownerAddress) == owner) {
            head.putLongVolatile(gateAt(), BlockLayout.NONE);
            head.compareAndSetLong(at + LineField.OWNER.at(), owner, Participant.released(owner));
            room.ring(fence);
        }
    }
}
