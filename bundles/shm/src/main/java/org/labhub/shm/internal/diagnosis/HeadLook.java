package org.labhub.shm.internal.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.Blocks;
import org.labhub.api.channel.Verdict;
import org.labhub.api.recovery.BlockFacts.Life;
import org.labhub.api.recovery.LockFacts;
import org.labhub.api.recovery.Occupant;
import org.labhub.api.recovery.WriterFacts;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.block.BlockLife;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.LockField;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.layout.Text;

/** Reads the words that writers share. They lie at fixed places, so this works where the descriptor is not believed. */
final class HeadLook {

    private final UnsafeBuffer head;
    private final Occupants occupants;

    HeadLook(UnsafeBuffer head, Occupants occupants) {
        this.head = head;
        this.occupants = occupants;
    }

    long value(ControlField field) {
        return head.getLongVolatile(Block.control(field));
    }

    Life life() {
        return switch (head.getIntVolatile(Block.control(ControlField.LIFE))) {
            case BlockLife.OPEN -> Life.OPEN;
            case BlockLife.WITHDRAWN -> Life.WITHDRAWN;
            case BlockLife.MOVED -> Life.MOVED;
            default -> Life.UNKNOWN;
        };
    }

    Optional<Occupant> writer() {
        return occupants.behind(value(ControlField.LEASE), writerName());
    }

    private String writerName() {
        return Text.get(head, Block.control(ControlField.WRITER_NAME), ControlField.WRITER_NAME.bytes());
    }

    /** The next sequence as the control page says it. */
    long announced() {
        return value(ControlField.COMMITTED);
    }

    Optional<Occupant> single() {
        return occupants.behind(value(ControlField.SINGLE), "");
    }

    /** The writer's words; it tells apart what is still going on from what a dead one left behind. */
    WriterFacts writer(Optional<Occupant> holder, Optional<Long> writing, LongSupplier next) {
        boolean goesOn = holder.filter(who -> who.verdict() != Verdict.DEAD).isPresent();
        long waitingFor = value(ControlField.WAITING_FOR);
        boolean waits = goesOn && waitingFor > 0;
        long lease = value(ControlField.LEASE);
        long floor = value(
                ControlField.FLOOR); // before the next sequence, so that a busy writer never seems to lag behind it
        long position = value(ControlField.POSITION);
        long announced = announced();
        return new WriterFacts(
                holder,
                holder.map(Occupant::word).orElse(lease),
                Participant.epoch(lease),
                writerName(),
                announced < 0 ? announced : next.getAsLong(),
                floor,
                position,
                writing,
                writing.isPresent() ? since(ControlField.CLAIMED) : Duration.ZERO,
                waits ? Optional.of(waitingFor - 1) : Optional.empty(),
                waits ? since(ControlField.WAITING_SINCE) : Duration.ZERO);
    }

    /** The monotonic clock is one for all processes of a machine. */
    private Duration since(ControlField stamp) {
        return Duration.ofNanos(Math.max(0, System.nanoTime() - value(stamp)));
    }

    List<LockFacts> locks() {
        return IntStream.range(0, Blocks.LOCKS)
                .boxed()
                .flatMap(index -> occupants.behind(head.getLongVolatile(lockAt(index)), "").stream()
                        .map(owner -> new LockFacts(index, owner)))
                .toList();
    }

    private static int lockAt(int index) {
        return BlockLayout.CONTROL_AT + LockField.FIRST_AT + index * LockField.BYTES + LockField.OWNER.at();
    }
}
