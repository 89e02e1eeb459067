package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.schema.Schemas;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.layout.ControlField;

/** A writer that sleeps because its ring is full, on a futex where only a wake ends a sleep. */
@Timeout(60)
final class WaitingWriterTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final ExecutorService driver = Executors.newSingleThreadExecutor();
    private final CountedFutex futex = new CountedFutex();
    private Bench bench;
    private Producer<Number> producer;
    private Consumer<Number> consumer;

    @BeforeEach
    void fill(@TempDir Path folder) throws Exception {
        bench = new Bench(folder, new HeapBlocks(folder.resolve("blocks"), Schemas.parser(), futex));
        producer = bench.producer(Bench.FOUR.granting(ReadPolicy.SYNC_READER));
        consumer = bench.consumer(ReadPolicy.SYNC_READER);
        driver.submit(() -> Bench.write(producer, 0, 4)).get();
    }

    @AfterEach
    void close() throws InterruptedException {
        bench.close();
        driver.shutdown();
        assertTrue(driver.awaitTermination(30, TimeUnit.SECONDS));
    }

    private Future<Boolean> sendWhenThereIsRoom(long value) {
        Future<Boolean> sent = driver.submit(() -> {
            producer.send(Number.of(value), FOR_EVER);
            return true;
        });
        bench.until(futex::isSleptOn);
        return sent;
    }

    private int take(int frames) {
        return consumer.poll((frame, info) -> {}, frames);
    }

    @Test
    void theReaderThatMakesRoomWakesIt() throws Exception {
        Future<Boolean> sent = sendWhenThereIsRoom(4);
        take(1);
        assertTrue(sent.get());
    }

    @Test
    void itWakesOnceForEachRoomThatItIsGiven() throws Exception {
        for (long value = 4; value < 24; value++) {
            Future<Boolean> sent = sendWhenThereIsRoom(value);
            take(1);
            sent.get();
        }
        assertEquals("20 sleeps, 20 wakes", futex.sleeps() + " sleeps, " + futex.wakes() + " wakes");
    }

    @Test
    void itLooksForTheDeadAHundredTimesASecondAtMost() {
        sendWhenThereIsRoom(4);
        assertEquals(Duration.ofMillis(10), Duration.ofNanos(futex.shortestNanos()));
    }

    @Test
    void readersCallNobodyWhileItDoesNotSleep() throws Exception {
        for (int round = 0; round < 25; round++) {
            take(4);
            driver.submit(() -> Bench.write(producer, 0, 4)).get();
        }
        assertEquals(0, futex.wakes());
    }

    @Test
    void aReaderThatLeavesWakesIt() throws Exception {
        Future<Boolean> sent = sendWhenThereIsRoom(4);
        consumer.close();
        assertTrue(sent.get());
    }

    @Test
    void theSlotOfAReaderInPlaceWakesItWhenItIsLetGo() throws Exception {
        Consumer<Number> inPlace = bench.consumer("in place", ReadPolicy.BEST_EFFORT);
        inPlace.seek(1);
        inPlace.tryNext().orElseThrow();
        take(4);
        driver.submit(() -> Bench.write(producer, 4, 5)).get();
        Future<Boolean> sent = sendWhenThereIsRoom(5);
        inPlace.close();
        assertTrue(sent.get());
    }

    @Test
    void whoTakesItsEndAwayWakesIt() {
        sendWhenThereIsRoom(4);
        assertTrue(producer.revoke(Duration.ofSeconds(30)));
    }

    @Test
    void aReaderKilledWhileItWaitsIsFoundOut(@TempDir Path folder) throws Exception {
        try (Bench mapped = new Bench(folder);
                ChildProcess reader = ChildProcess.run(
                        ReaderProgram.class, folder.toString(), hold(mapped, ReadPolicy.SYNC_READER))) {
            reader.hear();
            Producer<Number> writer = mapped.next(FOR_EVER);
            driver.submit(() -> Bench.write(writer, 0, 4)).get();
            reader.hear();
            Future<?> sent = driver.submit(() -> writer.send(Number.of(4), FOR_EVER));
            mapped.until(() -> mapped.control(ControlField.WAITING_FOR) != 0);
            reader.kill();
            sent.get();
            assertEquals(5, mapped.committed());
        }
    }

    /** Makes a block for a reader in another process. */
    private static String hold(Bench bench, ReadPolicy policy) {
        bench.producer(Bench.FOUR.granting(policy)).close();
        return policy.name();
    }
}
