package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.block.ConsumerStatus;
import org.labhub.api.block.PageSize;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.schema.Schemas;
import org.labhub.shm.Bench.Number;

/** One producer and many consumers, each at its own pace: nothing torn, nothing twice, and the numbers add up. */
@Timeout(180)
final class ManyReadersTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final int FRAMES = DEEP ? 2_000_000 : 50_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BORDER = 64 << 10;

    @TempDir
    Path folder;

    private final List<ChildProcess> children = new ArrayList<>();
    private Bench bench;

    @AfterEach
    void close() {
        children.forEach(ChildProcess::close);
        bench.close();
    }

    private Producer<Number> start(int capacity, ReadPolicy grants) {
        bench = new Bench(folder);
        return bench.producer(ChannelSpec.DEFAULT.withCapacity(capacity).granting(grants));
    }

    private void child(ReadPolicy policy, int frames, int dawdleMicros) throws IOException {
        ChildProcess child = ChildProcess.run(
                CheckingProgram.class,
                folder.toString(),
                policy.name(),
                String.valueOf(frames - 1),
                String.valueOf(dawdleMicros));
        assertEquals("attached", child.hear());
        children.add(child);
    }

    private static void write(Producer<Number> producer, int frames, int dawdleMicros) {
        Random random = new Random(7);
        for (int value = 0; value < frames; value++) {
            producer.send(Number.of(value), PATIENCE);
            if (dawdleMicros > 0) {
                LockSupport.parkNanos(1_000L * random.nextInt(dawdleMicros));
            }
        }
    }

    private void assertAllFine() throws IOException {
        for (ChildProcess child : children) {
            assertEquals("fine", child.hear());
        }
    }

    @Test
    void oneProducerAndThreeConsumersInFourProcesses() throws IOException {
        Producer<Number> producer = start(64, ReadPolicy.SYNC_READER);
        child(ReadPolicy.SYNC_READER, FRAMES, 0);
        child(ReadPolicy.BEST_EFFORT, FRAMES, 0);
        child(ReadPolicy.LATEST_ONLY, FRAMES, 0);
        write(producer, FRAMES, 0);
        assertAllFine();
    }

    @Test
    void latestOnlyReadersThatDawdleAtRandom() throws IOException {
        Producer<Number> producer = start(32, ReadPolicy.LATEST_ONLY);
        child(ReadPolicy.LATEST_ONLY, 500, 1_000);
        child(ReadPolicy.LATEST_ONLY, 500, 1_000);
        write(producer, 500, 500);
        assertAllFine();
    }

    @Test
    void aSingleReaderThatDawdlesGetsEveryFrameInOrder() throws IOException {
        Producer<Number> producer = start(8, ReadPolicy.SINGLE_READER);
        child(ReadPolicy.SINGLE_READER, 200, 2_000);
        write(producer, 200, 0);
        assertAllFine();
    }

    @Test
    void aRingOfFourGoesRoundManyTimes() throws Exception {
        Producer<Number> producer = start(4, ReadPolicy.SYNC_READER);
        assertEquals(List.of("fine"), readInThreads(producer, FRAMES, ReadPolicy.SYNC_READER));
    }

    @Test
    void tenConsumersOfEveryKind() throws Exception {
        Producer<Number> producer = start(256, ReadPolicy.SYNC_READER);
        ReadPolicy[] ten = new ReadPolicy[10];
        for (int reader = 0; reader < ten.length; reader++) {
            ten[reader] = List.of(ReadPolicy.SYNC_READER, ReadPolicy.BEST_EFFORT, ReadPolicy.LATEST_ONLY)
                    .get(reader % 3);
        }
        readInThreads(producer, FRAMES, ten).forEach(said -> assertEquals("fine", said));
    }

    private List<String> readInThreads(Producer<Number> producer, int frames, ReadPolicy... policies) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(policies.length);
        List<Future<String>> all = new ArrayList<>();
        for (ReadPolicy policy : policies) {
            long seed = all.size();
            all.add(threads.submit(() -> CheckingProgram.check(bench, policy, frames - 1, 0, seed)));
        }
        bench.until(() -> attached().size() == policies.length);
        write(producer, frames, 0);
        List<String> said = new ArrayList<>();
        for (Future<String> each : all) {
            said.add(each.get());
        }
        threads.shutdown();
        return said;
    }

    private List<ConsumerStatus> attached() {
        try (BlockObserver block = bench.blocks.observe(Bench.NAME)) {
            return block.consumers();
        }
    }

    @Test
    void afterwardsTheNumbersAddUp() throws Exception {
        Producer<Number> producer = start(16, ReadPolicy.BEST_EFFORT);
        Consumer<Number> slow = bench.consumer("slow", ReadPolicy.BEST_EFFORT);
        Consumer<Number> latest = bench.consumer("latest", ReadPolicy.LATEST_ONLY);
        Random random = new Random(3);
        for (int value = 0; value < FRAMES; value++) {
            producer.send(Number.of(value), PATIENCE);
            if (random.nextInt(20) == 0) {
                (random.nextBoolean() ? slow : latest).poll((frame, info) -> {}, random.nextInt(8) + 1);
            }
        }
        Bench.values(slow);
        Bench.values(latest);
        for (ConsumerStatus status : attached()) {
            assertEquals(FRAMES, status.read() + status.lost() + status.skipped() + status.corrupt(), status::toString);
            assertEquals(FRAMES, status.position());
        }
    }

    /** Three slots of 20 KiB fit into a mapping of 64 KiB; the ring has seven. */
    @Test
    void framesCrossTheBordersOfMappings() throws Exception {
        bench = new Bench(folder, MappedBlocks.in(folder.resolve("blocks"), "hub", "test", Schemas.parser(), BORDER));
        BlockSpec like = BlockSpec.of("numbers", ChannelSpec.DEFAULT.withCapacity(7), Bench.NUMBERS.schema(), "writer");
        BlockSpec spec = new BlockSpec(
                like.name(), like.channel(), like.schema(), 20 << 10, PageSize.SIZE_4K, like.flex(), 4, "writer");
        try (Producer<Number> producer = bench.blocks.create(spec).as(Bench.NUMBERS);
                Consumer<Number> consumer = bench.blocks
                        .attach(Bench.NAME, new ConsumerSpec("reader", ReadPolicy.BEST_EFFORT, event -> {}))
                        .as(Bench.NUMBERS)) {
            byte[] read = new byte[20 << 10];
            for (int frame = 0; frame < 30; frame++) {
                byte[] wrote = new byte[20 << 10];
                new Random(frame).nextBytes(wrote);
                producer.write(Duration.ZERO, slot -> {
                    slot.length(slot.capacity());
                    slot.put(0, wrote);
                });
                assertEquals(1, consumer.poll(slot -> slot.copy(0, read), 9));
                assertArrayEquals(wrote, read, "frame " + frame);
            }
        }
    }
}
