package org.labhub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.WriterChanged;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.schema.Schema;

/** What others do about a process that never was is what they do about one that died. */
final class DeadProcessTest {

    @Schema(id = "test.count", version = "1.0.0")
    record Count(long value) {}

    private final List<ChannelEvent> events = new ArrayList<>();
    private BenchChannels bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = BenchChannels.in(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theNextProducerTakesItsLeaseOverAndReadersAreTold() {
        Producer<Count> first = bench.producer("demo.count", Count.class);
        Consumer<Count> reader = bench.consumer("demo.count", Count.class, ReadPolicy.BEST_EFFORT, events::add);
        assertTrue(first.offer(new Count(1)));
        DeadProcess.holdsLease(bench.file("demo.count"));
        Producer<Count> second = bench.producer("demo.count", Count.class);
        assertTrue(second.offer(new Count(2)));
        assertEquals(2, reader.poll((count, info) -> {}, 9));
        assertEquals(
                List.of(WriterChanged.class),
                events.stream().map(ChannelEvent::getClass).toList());
    }

    @Test
    void itsLockIsTakenOver() {
        bench.producer("demo.count", Count.class);
        DeadProcess.holdsLock(bench.file("demo.count"), 2);
        assertTrue(bench.lock("demo.count", 2).holder().isPresent());
        assertTrue(bench.lock("demo.count", 2).tryLock(Duration.ofSeconds(10)).isPresent());
    }
}
