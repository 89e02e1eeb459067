package org.labhub.shm.internal.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.recovery.ConsumerFacts;
import org.labhub.api.recovery.Occupant;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.Codes;
import org.labhub.shm.internal.layout.LineField;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.layout.Text;

/** Reads the lines of the consumers. */
final class LinesLook {

    private final Block block;
    private final Occupants occupants;

    LinesLook(Block block, Occupants occupants) {
        this.block = block;
        this.occupants = occupants;
    }

    /** Those lines that somebody has, or that have a gate. */
    List<ConsumerFacts> consumers(long committed, long position) {
        return IntStream.range(0, block.geometry().consumers())
                .filter(this::isTaken)
                .mapToObj(line -> consumer(line, committed, position))
                .toList();
    }

    private boolean isTaken(int line) {
        return Participant.participant(value(line, LineField.OWNER)) != 0
                || value(line, LineField.GATE) != BlockLayout.NONE;
    }

    private ConsumerFacts consumer(int line, long committed, long position) {
        Occupant owner = occupants.of(value(line, LineField.OWNER), nameOf(line));
        Optional<ReadPolicy> policy = Codes.READ_POLICIES.at(block.head().getInt(block.line(line, LineField.POLICY)));
        Optional<Long> gate = policy.filter(ReadPolicy.SINGLE_READER::equals).isPresent()
                ? Optional.of(position)
                : Optional.of(value(line, LineField.GATE)).filter(value -> value != BlockLayout.NONE);
        boolean evicted = owner.word() != 0 && value(line, LineField.TOMBSTONE) == owner.word();
        long at = Math.max(value(line, LineField.AT), gate.orElse(0L));
        return new ConsumerFacts(
                line,
                owner,
                policy,
                at,
                Math.max(0, committed - at),
                gate,
                !evicted && gate.filter(value -> isInTheWay(value, committed)).isPresent(),
                evicted,
                value(line, LineField.READ),
                value(line, LineField.LOST),
                value(line, LineField.SKIPPED),
                value(line, LineField.CORRUPT),
                value(line, LineField.PEAK_LAG));
    }

    /** Whether the next frame cannot be written; what was overtaken long ago is in nobody's way. */
    private boolean isInTheWay(long gate, long committed) {
        return committed - gate == block.geometry().capacity();
    }

    private String nameOf(int line) {
        return Text.get(block.head(), block.line(line, LineField.NAME), LineField.NAME.bytes());
    }

    private long value(int line, LineField field) {
        return block.head().getLongVolatile(block.line(line, field));
    }
}
