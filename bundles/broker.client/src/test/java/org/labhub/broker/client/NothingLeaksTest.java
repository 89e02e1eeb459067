package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.security.KeyRole;
import org.labhub.security.KeyPair;

/** Clients come and go, hundreds of times. */
@Timeout(600)
@Tag("long")
class NothingLeaksTest {

    private static final int CYCLES = Boolean.getBoolean("labhub.deep") ? 600 : 100;
    private static final long HEAP = 6L << 20;

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("labhub"))
                .count();
    }

    private static long descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void connectingAndDisconnectingLeavesNoThreadNoSocketAndNoMemory() {
        try (Bench bench = new Bench(Bench.SETTINGS)) {
            KeyPair keys = bench.trust("comer", KeyRole.INSTRUMENT);
            cycle(bench, keys, 10);
            long threads = threads();
            long descriptors = descriptors();
            long heap = used();
            cycle(bench, keys, CYCLES);
            bench.await(() -> threads() <= threads);
            bench.await(() -> descriptors() <= descriptors + 3);
            bench.await(() -> used() < heap + HEAP);
            assertTrue(bench.broker().counters().getOrDefault("failures", 0L) == 0);
        }
    }

    private static void cycle(Bench bench, KeyPair keys, int times) {
        for (int i = 0; i < times; i++) {
            try (ZmqBrokerClient client = bench.openClient("comer", keys)) {
                client.register(Bench.offer("demo.coming")).within(Bench.SOON).close();
                client.counters().within(Bench.SOON);
            }
        }
    }
}
