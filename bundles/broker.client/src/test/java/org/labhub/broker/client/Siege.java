package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.Connection;
import org.labhub.api.security.KeyRole;
import org.labhub.broker.BrokerSettings;

/**
 * A broker with a known client that asks it something all the time, so that a test can be hostile to it and then see that
 * the known client was always answered, no thread ended, no socket was replaced, and no memory is held.
 */
final class Siege implements AutoCloseable {

    static final boolean DEEP = Boolean.getBoolean("labhub.deep");

    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final long HEAP = 12L << 20;

    final Bench bench;
    private final ZmqBrokerClient known;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicLong answers = new AtomicLong();
    private final Thread asking = new Thread(this::ask, "known client");
    private final List<Thread> threads;
    private final long heap;
    private volatile boolean over;

    Siege() {
        this(Bench.SETTINGS);
    }

    Siege(BrokerSettings settings) {
        bench = new Bench(settings);
        known = bench.client("known", KeyRole.OPERATOR);
        bench.await(() -> known.connection().state() == Connection.State.CONNECTED);
        threads = brokerThreads();
        heap = used();
        asking.start();
        awaitAnswers(3);
    }

    /** But for those under the pulse, which connects as a client does, and again if a handshake hangs. */
    private static List<Thread> brokerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("labhub broker"))
                .filter(thread -> !thread.getName().startsWith("labhub broker pulse "))
                .toList();
    }

    private void ask() {
        while (!over) {
            try {
                known.counters().within(AT_ONCE);
                answers.incrementAndGet();
            } catch (BrokerException e) {
                complaints.add(String.valueOf(e.getMessage()));
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Waits until the known client was answered that many times more. */
    void awaitAnswers(long more) {
        long wanted = answers.get() + more;
        bench.await(() -> answers.get() >= wanted || !complaints.isEmpty());
    }

    /** How often the broker has counted this. */
    long counted(String name) {
        return bench.broker().counters().getOrDefault(name, 0L);
    }

    /** The known client was answered all the time, and nothing of the broker broke. */
    void assertHeld() {
        awaitAnswers(20);
        assertAll(
                () -> assertEquals(List.of(), complaints, "the known client was not answered"),
                () -> assertEquals(
                        List.of(),
                        threads.stream().filter(thread -> !thread.isAlive()).toList(),
                        "threads ended"),
                () -> assertEquals(0, counted("rebuilds"), "sockets were replaced"),
                () -> assertEquals(0, counted("failures"), "the broker failed"));
    }

    /** Nothing of what was sent is kept. */
    void assertHeapFlat() {
        bench.await(() -> used() - heap < HEAP);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public void close() {
        over = true;
        try {
            asking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        bench.close();
    }
}
