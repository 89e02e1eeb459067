package org.labhub.shm.internal.diagnosis;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.recovery.ConsumerFacts;
import org.labhub.api.recovery.SlotFacts;
import org.labhub.api.recovery.SlotFacts.State;
import org.labhub.api.recovery.SlotFacts.Sum;
import org.labhub.api.recovery.WriterFacts;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.SlotField;
import org.labhub.shm.internal.slot.StoredSum;

/**
 * Reads the slots: each is copied whole, and believed if its word was the same before and after. What a word may be follows
 * from how far the writer was before all slots were read, and how far afterwards; where nobody writes, only one word can be.
 */
final class RingLook {

    private static final int COMMITTED = Block.control(ControlField.COMMITTED);

    private final Block block;
    private final boolean still;
    private final int capacity;
    private final StoredSum sums;
    private final boolean judges;
    private final int looksAt;
    private final UnsafeBuffer copy;
    private final long before;

    /** Of a ring in which somebody writes, or in which all stands still. */
    RingLook(Block block, boolean still, boolean judges) {
        this.block = block;
        this.still = still;
        this.judges = judges;
        looksAt = judges ? block.geometry().stride() : SlotField.BYTES;
        capacity = block.geometry().capacity();
        sums = StoredSum.of(block.info());
        copy = new UnsafeBuffer(ByteBuffer.allocateDirect(looksAt));
        before = Math.max(0, committed());
    }

    private long committed() {
        return block.head().getLongAcquire(COMMITTED);
    }

    /** The sequence that is being written, or was when the writer died. */
    Optional<Long> writing(long next) {
        return block.word(next) == ~next ? Optional.of(next) : Optional.empty();
    }

    List<SlotFacts> slots(long next, WriterFacts writer, List<ConsumerFacts> consumers) {
        return IntStream.range(0, capacity)
                .mapToObj(slot -> slot(slot, next, writer, consumers))
                .toList();
    }

    private SlotFacts slot(int index, long next, WriterFacts writer, List<ConsumerFacts> consumers) {
        UnsafeBuffer view = block.view(index);
        int at = block.at(index);
        long word = view.getLongAcquire(at);
        view.getBytes(at, copy, 0, copy.capacity());
        UnsafeApi.loadFence();
        boolean whole = view.getLongAcquire(at) == word;
        long sequence = word == 0 ? -1 : word > 0 ? word - 1 : ~word;
        State state = state(index, word, sequence, next, writer);
        boolean frame = state == State.COMMITTED || state == State.DRAINING;
        return new SlotFacts(
                index,
                state,
                sequence,
                word,
                copy.getInt(SlotField.LENGTH.at()),
                copy.getInt(SlotField.EPOCH.at()),
                copy.getLong(SlotField.DEVICE.at()),
                copy.getLong(SlotField.WALL.at()),
                copy.getLong(SlotField.MONOTONIC.at()),
                judges && frame && whole ? sums.judge(copy.addressOffset(), sequence) : Sum.NOT_JUDGED,
                held(state, writer),
                heldBy(state, sequence, consumers));
    }

    private State state(int index, long word, long sequence, long next, WriterFacts writer) {
        if (!isLegal(index, word, sequence, next)) {
            return State.ILLEGAL;
        }
        if (word == 0) {
            return State.FREE;
        }
        if (word > 0) {
            long drained = writer.waitingFor().map(s -> s - capacity).orElse(-1L);
            return sequence == drained ? State.DRAINING : State.COMMITTED;
        }
        boolean inHand = sequence == next || isMarkedUpTo(sequence, next);
        return inHand
                ? (still ? State.ABANDONED : State.WRITING)
                : sequence < next && !still ? State.WRITING : State.GAP;
    }

    /** A batch marks its slots one after the other. */
    private boolean isMarkedUpTo(long sequence, long next) {
        for (long s = next; s < sequence; s++) {
            if (block.word(s) != ~s) {
                return false;
            }
        }
        return sequence >= next;
    }

    private boolean isLegal(int index, long word, long sequence, long next) {
        if (word == 0) {
            return (still ? next : before) <= index;
        }
        if (sequence < 0 || block.slotOf(sequence) != index) {
            return false;
        }
        long from = still ? next : before;
        long to = still ? next : Math.max(next, committed());
        if (word > 0) {
            return sequence >= from - capacity && sequence < (still ? next : to + capacity);
        }
        return sequence >= from - capacity && sequence - to < capacity;
    }

    private static Duration held(State state, WriterFacts writer) {
        return switch (state) {
            case WRITING, ABANDONED -> writer.writingFor();
            case DRAINING -> writer.waiting();
            default -> Duration.ZERO;
        };
    }

    private static List<String> heldBy(State state, long sequence, List<ConsumerFacts> consumers) {
        if (state != State.COMMITTED && state != State.DRAINING) {
            return List.of();
        }
        return consumers.stream()
                .filter(consumer -> !consumer.evicted())
                .filter(consumer ->
                        consumer.gate().filter(gate -> gate == sequence).isPresent())
                .map(consumer -> consumer.occupant().name())
                .toList();
    }
}
