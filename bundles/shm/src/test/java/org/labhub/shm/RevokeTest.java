package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.labhub.api.channel.ChannelEvent.Moved;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.WriteSlot;
import org.labhub.shm.Bench.Number;

/** A writing end that is taken away from a thread which does not give it back. */
final class RevokeTest extends OnEachGround {

    private static final Duration SOON = Duration.ofMillis(50);

    private final ExecutorService driver = Executors.newSingleThreadExecutor();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private Producer<Number> producer;

    @BeforeEach
    void open() {
        producer = bench.producer(Bench.FOUR);
    }

    @AfterEach
    void close() throws InterruptedException {
        stuck.countDown();
        driver.shutdown();
        assertTrue(driver.awaitTermination(30, TimeUnit.SECONDS));
    }

    private void driverWritesOne() throws Exception {
        driver.submit(() -> Bench.write(producer, 0, 1)).get();
    }

    private void driverIsStuckInMidWrite() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        driver.submit(() -> {
            WriteSlot slot = producer.claim(Duration.ZERO);
            inside.countDown();
            stuck.await();
            slot.commit();
            return 0;
        });
        inside.await();
    }

    @Test
    void aThreadThatIsOutsideIsShutOut() throws Exception {
        driverWritesOne();
        assertTrue(producer.revoke(SOON));
        assertThrows(
                Exception.class,
                () -> driver.submit(() -> producer.offer(Number.of(1))).get());
    }

    @Test
    void thenTheNextWriterGoesOnInTheSameBlock() throws Exception {
        driverWritesOne();
        producer.revoke(SOON);
        assertEquals(2, bench.producer(Bench.FOUR).epoch());
    }

    @Test
    void aThreadThatIsInsideKeepsItsBlock() throws Exception {
        driverIsStuckInMidWrite();
        assertFalse(producer.revoke(SOON));
    }

    @Test
    void thenTheChannelMovesToANewBlock() throws Exception {
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        driverIsStuckInMidWrite();
        producer.revoke(SOON);
        Bench.values(consumer);
        assertEquals(List.of(new Moved(2)), bench.events);
    }

    @Test
    void andTheNextWriterWritesThere() throws Exception {
        driverIsStuckInMidWrite();
        producer.revoke(SOON);
        Producer<Number> next = bench.producer(Bench.FOUR);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
        Bench.write(next, 5, 6);
        assertEquals(List.of(5L), Bench.values(consumer));
    }

    @Test
    void aThreadThatWaitsForAReaderIsNotKeptWaiting() throws Exception {
        producer.close();
        producer = bench.producer(Bench.FOUR.granting(ReadPolicy.SYNC_READER));
        bench.consumer(ReadPolicy.SYNC_READER);
        driver.submit(() -> Bench.write(producer, 0, 4)).get();
        driver.submit(() -> producer.send(Number.of(4), Duration.ofDays(1)));
        assertTrue(producer.revoke(Duration.ofSeconds(30)));
    }
}
