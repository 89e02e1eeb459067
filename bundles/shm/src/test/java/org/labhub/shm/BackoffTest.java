package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.block.Backoff;
import org.labhub.api.block.Backoffs;
import org.labhub.api.block.SpinLock;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.schema.Schemas;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.waiting.PollingFutex;

/** What who waits does between two looks is his choice. */
@Timeout(60)
final class BackoffTest {

    private final List<Integer> rounds = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch waited = new CountDownLatch(3);
    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new Bench(
                folder, new HeapBlocks(folder.resolve("blocks"), Schemas.parser(), new PollingFutex(noting())));
        bench.producer(Bench.FOUR);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Spins, and notes in which rounds. */
    private Backoff noting() {
        return round -> {
            rounds.add(round);
            Backoffs.NONE.pause(round);
        };
    }

    private Thread holdUntilSomebodyHasWaited() {
        CountDownLatch held = new CountDownLatch(1);
        Thread holder = new Thread(() -> {
            SpinLock.Guard guard =
                    bench.blocks.lock(Bench.NAME, 0).tryLock(Duration.ZERO).orElseThrow();
            held.countDown();
            await(waited);
            guard.close();
        });
        holder.setDaemon(true);
        holder.start();
        await(held);
        return holder;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void endOf(Thread holder) throws InterruptedException {
        while (waited.getCount() > 0) {
            waited.countDown();
        }
        holder.join();
    }

    @ParameterizedTest
    @EnumSource(Backoffs.class)
    void withEachOfThemALockIsHadWhenItIsGivenBack(Backoffs backoff) throws Exception {
        Thread holder = holdUntilSomebodyHasWaited();
        Backoff counting = round -> {
            waited.countDown();
            backoff.pause(round);
        };
        assertTrue(bench.blocks
                .lock(Bench.NAME, 0, counting)
                .tryLock(Duration.ofSeconds(20))
                .isPresent());
        holder.join();
    }

    @Test
    void roundsAreCountedFromTheBeginningOfAWait() throws Exception {
        Thread holder = holdUntilSomebodyHasWaited();
        assertFalse(bench.blocks
                .lock(Bench.NAME, 0, noting())
                .tryLock(Duration.ofMillis(2))
                .isPresent());
        assertEquals(IntStream.range(0, rounds.size()).boxed().toList(), rounds);
        endOf(holder);
    }

    @Test
    void whoOnlyTriesDoesNotBackOff() throws Exception {
        Thread holder = holdUntilSomebodyHasWaited();
        bench.blocks.lock(Bench.NAME, 0, noting()).tryLock(Duration.ZERO);
        assertEquals(List.of(), rounds);
        endOf(holder);
    }

    @Test
    void whereNobodyCanBeWokenAReaderWaitsWithItToo(@TempDir Path folder) {
        List<Producer<Number>> writer = new ArrayList<>();
        Backoff writing = round -> Bench.write(writer.get(0), round, round + 1L);
        try (Bench other = new Bench(
                folder, new HeapBlocks(folder.resolve("blocks"), Schemas.parser(), new PollingFutex(writing)))) {
            writer.add(other.producer(Bench.FOUR));
            assertTrue(other.consumer(ReadPolicy.BEST_EFFORT).await(Duration.ofDays(1)));
        }
    }
}
