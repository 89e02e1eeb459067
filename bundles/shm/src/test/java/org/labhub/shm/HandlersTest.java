package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Evicted;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotHandler;
import org.labhub.shm.Bench.Number;

/** What a handler may do with the slot that it is given and with the end that gives it. */
final class HandlersTest extends OnEachGround {

    private final ExecutorService reading = Executors.newSingleThreadExecutor();
    private final List<Long> seen = new ArrayList<>();
    private Producer<Number> producer;
    private Consumer<Number> consumer;

    @AfterEach
    void close() throws InterruptedException {
        reading.shutdown();
        assertTrue(reading.awaitTermination(10, TimeUnit.SECONDS));
    }

    private void open(ReadPolicy policy) {
        producer = bench.producer(Bench.FOUR.granting(policy));
        consumer = bench.consumer(policy);
    }

    private static List<Long> of(ReadPolicy policy, Long... all) {
        return policy == ReadPolicy.LATEST_ONLY ? List.of(all[all.length - 1]) : List.of(all);
    }

    @ParameterizedTest
    @EnumSource
    void aSlotThatItsHandlerClosesCostsNoOtherFrame(ReadPolicy policy) {
        open(policy);
        Bench.write(producer, 0, 4);
        consumer.poll(
                slot -> {
                    seen.add(slot.sequence());
                    slot.close();
                },
                9);
        assertEquals(of(policy, 0L, 1L, 2L, 3L), seen);
        assertEquals(4, consumer.position());
    }

    @ParameterizedTest
    @EnumSource
    void aHandlerCannotTakeAnotherFrame(ReadPolicy policy) {
        open(policy);
        Bench.write(producer, 0, 2);
        SlotHandler greedy = slot -> consumer.tryNext();
        assertThrows(IllegalStateException.class, () -> consumer.poll(greedy, 1));
        Bench.write(producer, 2, 3);
        assertEquals(of(policy, policy == ReadPolicy.LATEST_ONLY ? 2L : 1L, 2L), Bench.values(consumer));
    }

    @ParameterizedTest
    @EnumSource
    void aHandlerThatClosesTheEndGetsNoMore(ReadPolicy policy) {
        open(policy);
        Bench.write(producer, 0, 4);
        assertEquals(1, consumer.poll(slot -> consumer.close(), 9));
    }

    @Test
    void whoClosesInAHandlerDoesNotMoveTheGateOfTheNext() {
        open(ReadPolicy.SYNC_READER);
        Bench.write(producer, 0, 2);
        consumer.poll(
                slot -> {
                    consumer.close();
                    bench.consumer("next", ReadPolicy.SYNC_READER);
                },
                9);
        Bench.write(producer, 2, 6);
        assertFalse(producer.offer(Number.of(6)));
    }

    private Future<Integer> pollsInAnotherThread(SlotHandler handler) {
        return reading.submit(() -> consumer.poll(handler, 9));
    }

    @ParameterizedTest
    @EnumSource
    void whoIsClosedByAnotherThreadEndsWithTheFrameThatItHas(ReadPolicy policy) throws Exception {
        open(policy);
        Bench.write(producer, 0, 4);
        CountDownLatch inside = new CountDownLatch(1);
        Future<Integer> polled = pollsInAnotherThread(slot -> {
            inside.countDown();
            bench.until(consumer::isClosed);
        });
        inside.await();
        consumer.close();
        assertEquals(1, polled.get(10, TimeUnit.SECONDS));
    }

    @Test
    void whoDoesNotComeOutHoldsUpNobody() throws Exception {
        open(ReadPolicy.SYNC_READER);
        Bench.write(producer, 0, 4);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Future<Integer> polled = pollsInAnotherThread(slot -> {
            inside.countDown();
            awaits(released);
        });
        inside.await();
        consumer.close();
        Bench.write(producer, 4, 12);
        released.countDown();
        ExecutionException told = assertThrows(ExecutionException.class, () -> polled.get(10, TimeUnit.SECONDS));
        assertInstanceOf(Evicted.class, told.getCause());
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
