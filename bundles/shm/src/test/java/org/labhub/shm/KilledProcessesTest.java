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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Holder;
import org.labhub.api.channel.Obstacle;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.Verdict;
import org.labhub.shm.Bench.Number;

/** Processes that die or are stopped while they hold something, with {@code kill}, at a random moment. */
final class KilledProcessesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
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
                "%d writers killed, seed %d: next writer after %d us (median), %d us (worst)%n",
                ROUNDS, seed, takeovers.get(ROUNDS / 2), takeovers.get(ROUNDS - 1));
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
