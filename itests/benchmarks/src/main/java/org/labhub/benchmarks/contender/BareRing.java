package org.labhub.benchmarks.contender;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.UnsafeBuffer;
import org.labhub.benchmarks.team.Setup;
import org.labhub.benchmarks.team.Tally;
import org.labhub.benchmarks.team.Task;

/**
 * The least that a ring of slots in shared memory can do: one release store a frame, no lease, no gates, no marks, nobody
 * who may die. What ours costs beyond this is what its promises cost.
 */
final class BareRing {

    private static final int POSITION = 0;
    private static final int SLOTS_AT = 4096;
    private static final int HEADER = 64;
    private static final int POSITION_EVERY = 16;
    private static final long END = -1;
    private static final int LOOK_AT_CLOCK = 1024;

    private final UnsafeBuffer memory;
    private final int slots;
    private final int stride;

    private long next;
    private long limit;

    private BareRing(Setup setup) throws IOException {
        slots = setup.slots();
        stride = HEADER + (setup.bytes() + 63) / 64 * 64;
        limit = slots;
        try (FileChannel channel = FileChannel.open(
                setup.folder().resolve("ring"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            memory = new UnsafeBuffer(channel.map(FileChannel.MapMode.READ_WRITE, 0, SLOTS_AT + (long) slots * stride));
        }
    }

    static Task task(Setup setup, int seat) throws IOException {
        BareRing ring = new BareRing(setup);
        return seat == 0 ? ring::send : nanos -> ring.receive();
    }

    private Tally send(long nanos) {
        long began = System.nanoTime();
        long count = 0;
        while (count % LOOK_AT_CLOCK != 0 || System.nanoTime() - began < nanos) {
            write(count++);
        }
        write(END);
        return new Tally(count, System.nanoTime() - began);
    }

    private void write(long value) {
        while (next >= limit) {
            limit = memory.getLongAcquire(POSITION) + slots;
            if (next >= limit) {
                Thread.onSpinWait();
            }
        }
        int at = SLOTS_AT + (int) (next & slots - 1) * stride;
        Frames.fill(memory, at + HEADER, value);
        memory.putLongRelease(at, ++next);
    }

    private Tally receive() {
        long count = 0;
        long sum = 0;
        long began = 0;
        while (true) {
            int at = SLOTS_AT + (int) (next & slots - 1) * stride;
            if (memory.getLongAcquire(at) != next + 1) {
                memory.putLongRelease(POSITION, next);
                Pauses.of(32);
                continue;
            }
            began = count == 0 ? System.nanoTime() : began;
            long value = memory.getLong(at + HEADER);
            sum += Frames.sum(memory, at + HEADER);
            next++;
            if (next % POSITION_EVERY == 0) {
                memory.putLongRelease(POSITION, next);
            }
            if (value == END) {
                memory.putLongRelease(POSITION, next);
                return new Tally(count + (sum == 1 ? 1 : 0), System.nanoTime() - began);
            }
            count++;
        }
    }
}
