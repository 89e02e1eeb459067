package org.labhub.itests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Gap;
import org.labhub.api.channel.ChannelEvent.WriterChanged;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.channel.SlotConsumer;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.HubProcess;
import org.labhub.itests.plugins.SineJar;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

/**
 * A hub as its user meets it: how long from a dropped jar to its first frame, what a reader in another process sees of an update,
 * and how late frames are beside 1, 10 and 50 instruments, and beside some that fail; what a call by the host costs.
 */
public final class HostBench {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int DEPLOYMENTS = 7;
    private static final int UPDATES = 15;
    private static final int FRAMES = 1_000;
    private static final double MILLIS = 1e6;
    private static final double MICROS = 1e3;
    private static final BlockName FIRST = new BlockName("bench.c0");

    private final Path base;
    private final Path deploy;
    private final HubProcess hub;
    private final MappedBlocks blocks;

    private HostBench(Path base, int instruments, double hertz, boolean failing) throws IOException {
        this.base = base;
        deploy = Files.createDirectories(base.resolve("deploy"));
        Path local = Files.createDirectories(base.resolve("conf/local"));
        Files.writeString(local.resolve("configuration.json"), configuration(instruments, hertz, failing));
        hub = HubProcess.start(base);
        blocks = MappedBlocks.in(base.resolve("blocks"), "bench", "bench", Schemas.parser());
    }

    private String configuration(int instruments, double hertz, boolean failing) {
        String sines = IntStream.range(0, instruments)
                .mapToObj(i -> ",\n\"org.labhub.driver.sine~c%d\": {\"channel\": \"bench.c%d\", \"rate:Double\": %s}"
                        .formatted(i, i, hertz))
                .collect(Collectors.joining());
        String bad = failing
                ? ",\n\"org.labhub.driver.scope~bad\": {\"faults\": [\"timeout\", \"garbage\", \"disconnect\", \"slow\"]}"
                : "";
        return """
                {":configurator:resource-version": 1,
                ":configurator:symbolic-name": "org.labhub.bench",
                ":configurator:version": "1.0.0",
                "org.labhub.shm": {"folder": "%s"}%s%s}
                """.formatted(base.resolve("blocks"), sines, bad);
    }

    /** Prints all of it. */
    public static void main(String[] args) throws Exception {
        System.setProperty("labhub.distribution", args[0]);
        Path folder = Files.createTempDirectory("hostbench");
        new HostBench(folder.resolve("updated"), 1, 2_000, false).changes();
        for (int instruments : List.of(1, 10, 50)) {
            new HostBench(folder.resolve("c" + instruments), instruments, 100, false).lateness(instruments, "");
        }
        new HostBench(folder.resolve("bad"), 10, 100, true)
                .lateness(10, ", an oscilloscope with every fault among them");
        HostedCalls.measure(folder.resolve("calls"));
        Neighbours.measure(folder.resolve("neighbours"));
        HubNeighbours.measure(folder.resolve("bad-ones"));
        Distribution.remove(folder);
        System.exit(0);
    }

    private void changes() throws IOException {
        List<Double> deployed = new ArrayList<>();
        for (int round = 0; round < DEPLOYMENTS; round++) {
            long start = System.nanoTime();
            drop();
            Await.until(PATIENCE, () -> committed() > 0, hub::output);
            deployed.add((System.nanoTime() - start) / MILLIS);
            Files.delete(deploy.resolve("sine.jar"));
            Await.until(PATIENCE, () -> committed() < 0, hub::output);
        }
        System.out.println("P9: from a dropped jar to its first frame, ms: " + spread(deployed));
        drop();
        Await.until(PATIENCE, () -> committed() > 0, hub::output);
        updates();
        close();
    }

    /** At 2000 frames a second: what a reader misses, and for how long it hears nothing. */
    private void updates() throws IOException {
        Reader reader = new Reader();
        List<Double> gaps = new ArrayList<>();
        try (SlotConsumer consumer =
                blocks.attach(FIRST, new ConsumerSpec("bench", ReadPolicy.BEST_EFFORT, reader::happened))) {
            for (int update = 0; update < UPDATES; update++) {
                reader.reset();
                drop();
                while (!reader.changed) {
                    reader.read(consumer);
                }
                gaps.add(reader.longest / MILLIS);
            }
        }
        System.out.printf("P9: silence at an update, ms: %s; frames lost %d%n", spread(gaps), reader.lost);
    }

    private void lateness(int instruments, String which) throws IOException {
        SineJar.copyTo(deploy);
        SineJar.scopeTo(deploy);
        Await.until(PATIENCE, () -> blocks.names().size() >= instruments && committed() > 100, hub::output);
        Duration before = hub.processorTime();
        long start = System.nanoTime();
        Reader reader = new Reader();
        try (SlotConsumer consumer =
                blocks.attach(FIRST, new ConsumerSpec("bench", ReadPolicy.BEST_EFFORT, reader::happened))) {
            while (reader.late.size() < FRAMES) {
                reader.read(consumer);
            }
        }
        double busy = (double) hub.processorTime().minus(before).toNanos() / (System.nanoTime() - start);
        System.out.printf(
                "%d instruments of 100 Hz%s: a frame reaches another process after µs: %s; lost %d; the hub takes %.0f %% of a"
                        + " core%n",
                instruments, which, spread(reader.late), reader.lost, busy * 100);
        close();
    }

    private void drop() throws IOException {
        Path staged = Files.createDirectories(base.resolve("staged"));
        SineJar.copyTo(staged);
        Files.setLastModifiedTime(staged.resolve("sine.jar"), FileTime.fromMillis(System.currentTimeMillis()));
        Files.move(staged.resolve("sine.jar"), deploy.resolve("sine.jar"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Frames of the first channel so far; below 0 while it is not there. */
    private long committed() {
        try (BlockObserver block = blocks.observe(FIRST)) {
            return block.committed();
        } catch (BlockRefused notThere) {
            return -1;
        }
    }

    private void close() {
        blocks.close();
        hub.close();
    }

    private static String spread(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return "p50 %.1f, p99 %.1f, most %.1f of %d"
                .formatted(
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 99 / 100),
                        sorted.get(sorted.size() - 1),
                        sorted.size());
    }

    /** Reads, and notes when. */
    private static final class Reader {

        private final List<Double> late = new ArrayList<>();
        private long last = System.nanoTime();
        private long longest;
        private long lost;
        private boolean changed;

        void reset() {
            changed = false;
            longest = 0;
            last = System.nanoTime();
        }

        void happened(ChannelEvent event) {
            if (event instanceof Gap gap) {
                lost += gap.count();
            } else if (event instanceof WriterChanged) {
                changed = true;
            }
        }

        void read(SlotConsumer consumer) {
            consumer.await(Duration.ofMillis(10));
            consumer.poll(
                    slot -> {
                        long now = System.nanoTime();
                        late.add((now - slot.monotonicNanos()) / MICROS);
                        longest = Math.max(longest, now - last);
                        last = now;
                    },
                    256);
        }
    }
}
