package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Closed;
import org.labhub.api.channel.ChannelEvent.Reason;
import org.labhub.api.channel.ChannelEvent.WriterChanged;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotProducer;
import org.labhub.itests.plugins.SineBench.Reading;

/** From a dropped-in driver through shared memory to a listener in the hub and to another process. */
@WithBench
final class DroppedInDriverTest {

    private final List<ChannelEvent> events = new ArrayList<>();
    private final List<Long> sequences = new ArrayList<>();
    private SineBench bench;

    @BeforeEach
    void start(SineBench shared) throws IOException {
        bench = shared;
        bench.dropDriver();
        bench.awaitFrames(1);
    }

    private Consumer<Reading> attach() {
        return bench.blocks
                .attach(SineBench.CHANNEL, new ConsumerSpec("test", ReadPolicy.BEST_EFFORT, events::add))
                .as(SineBench.READINGS);
    }

    private void read(Consumer<Reading> consumer) {
        consumer.await(Duration.ofMillis(100));
        consumer.poll((reading, info) -> sequences.add(info.sequence()), 64);
    }

    @Test
    void anotherProcessGetsItsFramesWithoutAGap() {
        Consumer<Reading> consumer = attach();
        bench.until(() -> {
            read(consumer);
            return sequences.size() >= 100;
        });
        long first = sequences.get(0);
        assertEquals(LongStream.range(first, first + sequences.size()).boxed().toList(), sequences);
    }

    @Test
    void aListenerInTheHubGetsItsFrames() throws IOException {
        bench.dropListener();
        bench.until(() -> bench.channel().orElseThrow().consumers().stream()
                .anyMatch(reader -> reader.holder().name().equals("peak") && reader.read() >= 100));
        assertEquals(0, bench.channel().orElseThrow().consumers().get(0).lost());
    }

    @Test
    void anUpdatedDriverGoesOnInTheSameBlock() throws IOException {
        Consumer<Reading> consumer = attach();
        bench.until(() -> {
            read(consumer);
            return sequences.size() >= 10;
        });
        bench.dropDriver();
        bench.until(() -> {
            read(consumer);
            return events.contains(new WriterChanged(2));
        });
        long first = sequences.get(0);
        assertEquals(LongStream.range(first, first + sequences.size()).boxed().toList(), sequences);
    }

    @Test
    void readersOfARemovedDriverFinishAndLearnThatItIsOver() throws IOException {
        Consumer<Reading> consumer = attach();
        bench.removeDriver();
        bench.until(() -> {
            read(consumer);
            return events.contains(new Closed(Reason.WITHDRAWN));
        });
        long first = sequences.get(0);
        assertEquals(LongStream.range(first, first + sequences.size()).boxed().toList(), sequences);
    }

    @Test
    void aDriverThatIsBrokenByItsUpdateGivesItsLeaseBack() throws IOException {
        bench.dropDriverWithoutItsComponent();
        bench.until(() -> bench.channel().orElseThrow().writer().isEmpty());
        assertFalse(attach().isClosed());
    }

    @Test
    void theBlockOfAKilledHubHasANextWriter(@TempDir Path base) throws Exception {
        try (SineBench killed = new SineBench(base)) {
            killed.dropDriver();
            killed.awaitFrames(1);
            killed.hub.signal("KILL");
            killed.hub.exitCode();
            try (SlotProducer next = killed.blocks.takeOver(
                    SineBench.CHANNEL, SineBench.READINGS.schema(), "test", Duration.ofSeconds(60))) {
                assertEquals(2, next.epoch());
            }
        }
    }
}
