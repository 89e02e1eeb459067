package org.labhub.benchmarks.team;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;

/** Two words on two lines of memory, thrown to and fro: the least that two cores need to talk. */
final class RawLine {

    private static final int PING = 0;
    private static final int PONG = 128;
    private static final long NANOS = 20_000_000;
    private static final int LOOK_AT_CLOCK = 256;
    private static final long A_MOMENT_NANOS = 10_000;

    private final UnsafeBuffer words;
    private long turn;

    RawLine(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            words = new UnsafeBuffer(channel.map(FileChannel.MapMode.READ_WRITE, 0, 4096));
        }
    }

    /** Throws for a while; nanoseconds a round trip. */
    double throwBall() {
        meet(PING, PONG);
        long began = System.nanoTime();
        long first = turn;
        while (turn - first < LOOK_AT_CLOCK || System.nanoTime() - began < NANOS) {
            for (int i = 0; i < LOOK_AT_CLOCK; i++) {
                words.putLongRelease(PING, ++turn);
                await(PONG, turn);
            }
        }
        double each = (double) (System.nanoTime() - began) / (turn - first);
        words.putLongRelease(PING, - ++turn);
        await(PONG, turn);
        return each;
    }

    /** Throws back until the other has enough. */
    void throwBack() {
        meet(PONG, PING);
        while (true) {
            ++turn;
            long seen;
            do {
                seen = words.getLongAcquire(PING);
            } while (Math.abs(seen) != turn);
            words.putLongRelease(PONG, turn);
            if (seen < 0) {
                return;
            }
        }
    }

    /** Each says that it is there, and waits for the other, without burning a core that somebody needs. */
    private void meet(int mine, int theirs) {
        ++turn;
        words.putLongRelease(mine, turn);
        while (Math.abs(words.getLongAcquire(theirs)) < turn) {
            LockSupport.parkNanos(A_MOMENT_NANOS);
        }
    }

    private void await(int at, long value) {
        while (words.getLongAcquire(at) != value) {
            // hard polling: this is the limit
        }
    }
}
