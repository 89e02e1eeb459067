package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Gap;
import org.labhub.api.channel.ChannelEvent.WriterChanged;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.itests.hub.JvmSight;
import org.labhub.itests.plugins.SineBench.Reading;

/** A driver that is updated again and again while another process reads every frame of it. Three times, or 200 if deep. */
final class UpdatesUnderLoadTest {

    private static final int UPDATES = Boolean.getBoolean("labhub.deep") ? 200 : 3;
    private static final String LOADER = "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger epoch = new AtomicInteger(1);
    private final List<ChannelEvent> unexpected = new CopyOnWriteArrayList<>();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong outOfOrder = new AtomicLong();
    private final AtomicLong next = new AtomicLong();
    private final Thread reader = new Thread(this::read, "reader");
    private static SineBench bench;

    @BeforeAll
    static void start(@TempDir Path base) throws IOException {
        bench = SineBench.underLoad(base);
        bench.dropDriver();
        bench.awaitFrames(1);
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    @BeforeEach
    void startReading() {
        reader.start();
        bench.until(() -> read.get() > 100);
    }

    @AfterEach
    void stopReading() throws InterruptedException {
        over.set(true);
        reader.join();
    }

    private void read() {
        try (Consumer<Reading> consumer = bench.blocks
                .attach(SineBench.CHANNEL, new ConsumerSpec("reader", ReadPolicy.BEST_EFFORT, this::happened))
                .as(SineBench.READINGS)) {
            next.set(consumer.position());
            while (!over.get() && !consumer.isClosed()) {
                consumer.await(Duration.ofMillis(100));
                consumer.poll((reading, info) -> got(info.sequence()), 256);
            }
        }
    }

    private void got(long sequence) {
        if (sequence != next.getAndSet(sequence + 1)) {
            outOfOrder.incrementAndGet();
        }
        read.incrementAndGet();
    }

    private void happened(ChannelEvent event) {
        if (event instanceof Gap gap) {
            lost.addAndGet(gap.count());
            next.set(gap.first() + gap.count());
        } else if (event instanceof WriterChanged changed) {
            epoch.set(changed.epoch());
        } else {
            unexpected.add(event);
        }
    }

    private void update(int times) throws IOException {
        for (int update = 0; update < times; update++) {
            int before = epoch.get();
            bench.dropDriver();
            bench.until(() -> epoch.get() > before || !unexpected.isEmpty());
            assertEquals(List.of(), unexpected, "in update " + update);
        }
    }

    @Test
    void noCommittedFrameIsLostAndNoneComesTwice() throws IOException {
        update(UPDATES);
        long sofar = read.get();
        bench.until(() -> read.get() > sofar + 100);
        assertEquals(0, lost.get(), "lost");
        assertEquals(0, outOfOrder.get(), "out of order or twice");
        assertTrue(epoch.get() > UPDATES, "epoch " + epoch.get());
    }

    @Test
    void threadsAndClassLoadersStayFlat() throws IOException {
        JvmSight hub = new JvmSight(bench.hub.pid());
        update(2);
        long threads = hub.threads("labhub-");
        long loaders = hub.instances(LOADER);
        update(UPDATES);
        bench.until(() -> isFlat(hub, threads, loaders));
        assertTrue(loaders > 10, "there are " + loaders + " class loaders");
    }

    /** The last one's may still be on its way out, and another bundle be used for the first time; each update's would stay. */
    private static boolean isFlat(JvmSight hub, long threads, long loaders) {
        try {
            return hub.threads("labhub-") < threads + UPDATES && hub.instances(LOADER) < loaders + UPDATES;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
