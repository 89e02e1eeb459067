package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.Obstacle;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.Verdict;
import org.labhub.shm.Bench.Number;

/** Processes that die or are stopped while they hold something, with {@code kill}, at a random moment. */
@Tag("long")
final class KilledProcessesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** How many frames a queueing reader takes before it says so. */
    private static final int BATCH = 16;

    private static final int READER_ROUNDS = Boolean.getBoolean("labhub.deep") ? 65 : 3;
    private static final int ROUNDS = Boolean.getBoolean("labhub.deep") ? 125 : 6;

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatAKilledWriterWasToldIsThereAndWhole() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Long> takeovers = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Path record = folder.resolve("record-" + round);
            killWriter(random, record);
            long began = System.nanoTime();
            try (Producer<Number> next = bench.next(PATIENCE)) {
                takeovers.add((System.nanoTime() - began) / 1_000);
                assertTrue(bench.committed() > acknowledged(record), () -> "seed " + seed);
                assertNewestIsWhole();
                Bench.write(next, bench.committed(), bench.committed() + 4);
            }
        }
        takeovers.sort(null);
        System.out.printf(
                "%d writers killed, seed %d: next writer after %d us (p50), %d us (p99), %d us (worst)%n",
                ROUNDS, seed, takeovers.get(ROUNDS / 2), takeovers.get(ROUNDS * 99 / 100), takeovers.get(ROUNDS - 1));
    }

    private void killWriter(Random random, Path record) throws Exception {
        try (ChildProcess writer = ChildProcess.run(WriterProgram.class, folder.toString(), record.toString())) {
            writer.hear();
            bench.until(() -> Files.exists(record) && record.toFile().length() > 0);
            TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
            writer.kill();
        }
    }

    private static long acknowledged(Path record) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(record)).getLong();
    }

    private void assertNewestIsWhole() {
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        consumer.seek(Math.max(0, bench.committed() - 3));
        List<Number> seen = new ArrayList<>();
        consumer.poll((frame, info) -> seen.add(frame), 4);
        assertFalse(seen.isEmpty());
        seen.forEach(frame -> assertTrue(frame.isWhole()));
        consumer.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SINGLE_READER")
    void aKilledReaderHoldsUpNobody(ReadPolicy policy) throws Exception {
        Producer<Number> producer = bench.producer(Bench.FOUR.granting(policy));
        try (ChildProcess reader = ChildProcess.run(ReaderProgram.class, folder.toString(), policy.name())) {
            reader.hear();
            Bench.write(producer, 0, 1);
            reader.hear();
            reader.kill();
        }
        for (long value = 1; value < 10; value++) {
            producer.send(Number.of(value), PATIENCE);
        }
        assertEquals(10, bench.committed());
    }

    /** One reader after the other is killed while this process writes; what each was given, it noted itself. */
    @ParameterizedTest
    @EnumSource(names = {"SINGLE_READER", "SYNC_READER"})
    void killedReadersLoseNothingAndSeeNothingTwice(ReadPolicy policy) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Producer<Number> producer =
                bench.producer(ChannelSpec.DEFAULT.withCapacity(64).granting(policy));
        long value = 0;
        long given = 0;
        int again = 0;
        for (int round = 0; round < READER_ROUNDS; round++) {
            Path record = folder.resolve("given-" + round);
            try (ChildProcess reader =
                    ChildProcess.run(NotingProgram.class, folder.toString(), record.toString(), policy.name())) {
                reader.hear();
                long enough = value + 200 + random.nextInt(3_000);
                for (; value < enough; value++) {
                    producer.send(Number.of(value), PATIENCE);
                }
                reader.kill();
            }
            List<Long> noted = noted(record);
            assertConsecutive(noted, () -> "seed " + seed);
            if (policy == ReadPolicy.SINGLE_READER) {
                again += (int) (given - noted.get(0));
                assertTrue(noted.get(0) <= given && given - noted.get(0) <= BATCH, () -> "seed " + seed);
                given = noted.get(noted.size() - 1) + 1;
            }
        }
        assertSlotsCanBeClaimed(producer, value, policy);
        System.out.printf(
                "%d %s consumers killed, seed %d: 0 lost, 0 torn, %d seen again within a batch%n",
                READER_ROUNDS, policy, seed, again);
    }

    private static List<Long> noted(Path record) throws IOException {
        ByteBuffer notes = ByteBuffer.wrap(Files.readAllBytes(record));
        List<Long> noted = new ArrayList<>();
        while (notes.remaining() >= 2 * Long.BYTES) {
            noted.add(notes.getLong());
            assertEquals(noted.get(noted.size() - 1), notes.getLong(), "a torn frame");
        }
        return noted;
    }

    private static void assertConsecutive(List<Long> noted, Supplier<String> where) {
        assertFalse(noted.isEmpty(), where);
        for (int frame = 1; frame < noted.size(); frame++) {
            assertEquals(noted.get(frame - 1) + 1, noted.get(frame), where);
        }
    }

    private void assertSlotsCanBeClaimed(Producer<Number> producer, long from, ReadPolicy policy) {
        Consumer<Number> last = bench.consumer(policy);
        for (long value = from; value < from + 200; value++) {
            producer.send(Number.of(value), PATIENCE);
            Bench.values(last);
        }
        assertEquals(from + 200, bench.committed());
    }

    @Test
    void theNextSingleReaderGoesOnAfterAKilledOne() throws Exception {
        Producer<Number> producer = bench.producer(Bench.FOUR.granting(ReadPolicy.SINGLE_READER));
        try (ChildProcess reader =
                ChildProcess.run(ReaderProgram.class, folder.toString(), ReadPolicy.SINGLE_READER.name())) {
            reader.hear();
            Bench.write(producer, 0, 2);
            reader.hear();
            reader.kill();
        }
        assertEquals(List.of(0L, 1L), Bench.values(bench.consumer(ReadPolicy.SINGLE_READER)));
    }

    @Test
    void aStoppedReaderIsStalledAndNotCleared() throws Exception {
        Producer<Number> producer = bench.producer(Bench.FOUR.granting(ReadPolicy.SYNC_READER));
        try (ChildProcess reader =
                ChildProcess.run(ReaderProgram.class, folder.toString(), ReadPolicy.SYNC_READER.name())) {
            reader.hear();
            Bench.write(producer, 0, 1);
            reader.hear();
            reader.signal("STOP");
            Bench.write(producer, 1, 4);
            bench.until(() -> slowest(producer).verdict() == Verdict.STALLED);
            assertFalse(producer.offer(Number.of(4)));
        }
    }

    private static Holder slowest(Producer<Number> producer) {
        return producer.obstacle() instanceof Obstacle.RingFull full
                ? full.waitingFor().get(0)
                : ((Obstacle.SlotInUse) producer.obstacle()).readBy().get(0);
    }
}
