package org.labhub.shm.internal.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.api.block.ConsumerMetrics;
import org.labhub.api.block.ConsumerStatus;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.Codes;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.LineField;
import org.labhub.shm.internal.layout.Participant;
import org.labhub.shm.internal.layout.Text;
import org.labhub.shm.internal.liveness.Census;

/** The lines of all consumers of a block: taking one, clearing those of the dead, and who holds up the writer. */
public final class Lines {

    private static final int SINGLE = Block.control(ControlField.SINGLE);
    private static final int RECOVERIES = Block.control(ControlField.RECOVERIES);

    private final Block block;
    private final UnsafeBuffer head;
    private final Census census;

    /** Of one block. */
    public Lines(Block block, Census census) {
        this.block = block;
        this.head = block.head();
        this.census = census;
    }

    /** Takes a free line, or one whose owner is dead; the word by which it is held names the owner at once. */
    OptionalInt take(long participant) {
        for (int line = 0; line < block.geometry().consumers(); line++) {
            int at = block.line(line, LineField.OWNER);
            long owner = head.getLongVolatile(at);
            if (isFree(owner, line) && head.compareAndSetLong(at, owner, next(participant, owner))) {
                return OptionalInt.of(line);
            }
        }
        return OptionalInt.empty();
    }

    private boolean isFree(long owner, int line) {
        return Participant.participant(owner) == 0
                ? head.getLongVolatile(block.line(line, LineField.GATE)) == BlockLayout.NONE
                : census.isDead(owner);
    }

    private static long next(long participant, long owner) {
        return Participant.word(participant, Participant.epoch(owner) + 1);
    }

    /** Clears exactly the lines of the dead that hold up the writer at a sequence; tells whether there was one. */
    boolean clearDead(long participant, long sequence) {
        boolean cleared = false;
        for (int line = 0; line < block.geometry().consumers(); line++) {
            long owner = head.getLongVolatile(block.line(line, LineField.OWNER));
            if (holdsUp(line, sequence) && census.isDead(owner)) {
                cleared |= clear(line, owner, participant);
            }
        }
        return cleared;
    }

    /**
     * Clears the line of a dead consumer: takes it over, withdraws its gate, frees it. Whoever dies in between is the dead
     * owner that the next one finds.
     */
    public boolean clear(int line, long owner, long participant) {
        int at = block.line(line, LineField.OWNER);
        long mine = next(participant, owner);
        if (!head.compareAndSetLong(at, owner, mine)) {
            return false;
        }
        head.putLongVolatile(block.line(line, LineField.GATE), BlockLayout.NONE);
        head.putLongVolatile(at, Participant.released(mine));
        head.getAndAddLong(RECOVERIES, 1);
        return true;
    }

    private boolean holdsUp(int line, long sequence) {
        long gate = head.getLongVolatile(block.line(line, LineField.GATE));
        return gate != BlockLayout.NONE && gate + block.geometry().capacity() <= sequence && !isEvicted(block, line);
    }

    /** Those whose gates keep a sequence from being written, of queueing consumers or of those who read in place. */
    List<Holder> holdersUp(long sequence, boolean queueing) {
        List<Holder> holders = new ArrayList<>();
        for (int line = 0; line < block.geometry().consumers(); line++) {
            long owner = head.getLongVolatile(block.line(line, LineField.OWNER));
            if (Participant.participant(owner) != 0 && holdsUp(line, sequence) && isQueueing(line) == queueing) {
                holders.add(census.holder(owner, nameOf(line)));
            }
        }
        return holders;
    }

    /** Whether an operator took a line away from who has it now; its gate then means nothing. */
    static boolean isEvicted(Block block, int line) {
        long owner = block.head().getLongAcquire(block.line(line, LineField.OWNER));
        return owner == block.head().getLongAcquire(block.line(line, LineField.TOMBSTONE))
                && Participant.participant(owner) != 0;
    }

    private boolean isQueueing(int line) {
        return policyOf(line).isQueueing();
    }

    /** Becomes the one reader of a block that has only one; refused while another lives. */
    boolean takeSingle(long owner) {
        long seen = head.getLongVolatile(SINGLE);
        return (Participant.participant(seen) == 0 || census.isDead(seen))
                && head.compareAndSetLong(SINGLE, seen, owner);
    }

    void giveSingle(long owner) {
        if (head.getLongVolatile(SINGLE) == owner) {
            head.compareAndSetLong(SINGLE, owner, 0);
        }
    }

    /** The one reader of a block that has only one, if it is there. */
    List<Holder> single() {
        long owner = head.getLongVolatile(SINGLE);
        return Participant.participant(owner) == 0
                ? List.of()
                : List.of(census.holder(owner, census.processName(owner)));
    }

    /** What the consumer of a line calls itself. */
    String nameOf(int line) {
        return Text.get(head, block.line(line, LineField.NAME), LineField.NAME.bytes());
    }

    /** Who has a line now. */
    List<Holder> consumers() {
        return taken().mapToObj(this::holder).toList();
    }

    /** What the lines that are taken tell. */
    List<ConsumerStatus> statuses() {
        return taken().mapToObj(this::status).toList();
    }

    /** What the lines that are taken count. */
    List<ConsumerMetrics> metrics() {
        return taken().mapToObj(this::metrics).toList();
    }

    private ConsumerMetrics metrics(int line) {
        long owner = value(line, LineField.OWNER);
        return new ConsumerMetrics(
                line,
                Participant.epoch(owner),
                nameOf(line),
                census.beats(owner),
                value(line, LineField.READ),
                value(line, LineField.BYTES_READ),
                value(line, LineField.LOST),
                value(line, LineField.SKIPPED),
                value(line, LineField.CORRUPT),
                value(line, LineField.WAITS),
                value(line, LineField.PEAK_LAG));
    }

    private IntStream taken() {
        return IntStream.range(0, block.geometry().consumers())
                .filter(line -> Participant.participant(value(line, LineField.OWNER)) != 0);
    }

    private Holder holder(int line) {
        return census.holder(value(line, LineField.OWNER), nameOf(line));
    }

    private ConsumerStatus status(int line) {
        return new ConsumerStatus(
                holder(line),
                policyOf(line),
                value(line, LineField.AT),
                gateOf(line),
                value(line, LineField.READ),
                value(line, LineField.LOST),
                value(line, LineField.SKIPPED),
                value(line, LineField.CORRUPT));
    }

    private OptionalLong gateOf(int line) {
        long gate = value(line, LineField.GATE);
        return gate == BlockLayout.NONE ? OptionalLong.empty() : OptionalLong.of(gate);
    }

    private ReadPolicy policyOf(int line) {
        return Codes.READ_POLICIES
                .at(head.getInt(block.line(line, LineField.POLICY)))
                .orElse(ReadPolicy.BEST_EFFORT);
    }

    private long value(int line, LineField field) {
        return head.getLongVolatile(block.line(line, field));
    }
}
