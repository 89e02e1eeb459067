package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Producer;
import org.labhub.api.frame.FrameType;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.schema.Schemas;
import org.labhub.shm.Bench.Number;

/** The reader in Python beside producers in Java, which write, are stopped, are killed, and move on. */
@Timeout(120)
@Tag("long")
final class PythonBesideProducersTest {

    private static final int ROUNDS = Boolean.getBoolean("labhub.deep") ? 40 : 3;
    private static final long LOOK_NANOS = Duration.ofMillis(Boolean.getBoolean("labhub.deep") ? 60_000 : 1_000)
            .toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern TOLD = Pattern.compile("\"(\\w+)\": (\\d+)");

    /** A frame that is long enough to be caught half-written. */
    @Schema(id = "test.wide", version = "1.0.0")
    record Wide(@Length(2048) long[] values) {

        static Wide of(long value) {
            long[] values = new long[2048];
            Arrays.fill(values, value);
            return new Wide(values);
        }
    }

    @TempDir
    Path folder;

    @BeforeAll
    static void look() throws InterruptedException {
        Python.assumeThere();
    }

    @BeforeEach
    void makeBlock() {
        try (Bench bench = new Bench(folder)) {
            bench.producer(ChannelSpec.DEFAULT.withCapacity(16)).close();
        }
    }

    private Path file() {
        return folder.resolve("blocks").resolve(Bench.NAME + ".block");
    }

    @Test
    void aFrameThatIsBeingOverwrittenIsNeverHandedOut() throws IOException {
        FrameType<Wide> type = Schemas.frameTypes().of(Wide.class);
        ChannelSpec three = ChannelSpec.DEFAULT.withCapacity(3);
        try (Bench bench = new Bench(folder.resolve("wide"));
                Producer<Wide> producer = bench.blocks
                        .create(BlockSpec.of("wide", three, type.schema(), "writer"))
                        .as(type);
                ChildProcess python = Python.talkTo("latest.py", folder.resolve("wide/blocks/wide.block"))) {
            python.hear();
            long end = System.nanoTime() + LOOK_NANOS;
            for (long value = 0; System.nanoTime() < end; value++) {
                producer.offer(Wide.of(value));
            }
            python.tell("enough");
            assertEquals("whole never torn", python.hear());
        }
    }

    @Test
    void framesOfKilledProducersAreWholeAndEveryLossIsCounted() throws Exception {
        Random random = new Random();
        try (ChildProcess python = Python.talkTo("follow.py", file())) {
            python.hear();
            long acknowledged = 0;
            for (int round = 0; round < ROUNDS; round++) {
                acknowledged = killWriter(random, folder.resolve("record-" + round));
                awaitFollowed(python);
            }
            python.tell("enough");
            String said = python.hear();
            assertEquals(0, told(said, "torn") + told(said, "corrupt"), said);
            assertEquals(told(said, "next"), told(said, "whole") + told(said, "lost"), said);
            assertTrue(told(said, "next") > acknowledged && told(said, "whole") > 0, said);
            assertEquals(ROUNDS, told(said, "epochs"), said);
        }
    }

    private long killWriter(Random random, Path record) throws Exception {
        try (ChildProcess writer = ChildProcess.run(WriterProgram.class, folder.toString(), record.toString())) {
            writer.hear();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!(Files.exists(record) && Files.size(record) > 0) && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            TimeUnit.MICROSECONDS.sleep(20_000 + random.nextInt(20_000));
            writer.kill();
        }
        return ByteBuffer.wrap(Files.readAllBytes(record)).getLong();
    }

    /** What a killed producer left is overwritten by the next one. */
    private void awaitFollowed(ChildProcess python) throws Exception {
        try (Bench bench = new Bench(folder)) {
            long next;
            do {
                TimeUnit.MILLISECONDS.sleep(5);
                python.tell("where");
                next = Long.parseLong(python.hear());
            } while (next < bench.committed());
        }
    }

    private static long told(String said, String word) {
        Matcher found = TOLD.matcher(said);
        while (found.find()) {
            if (found.group(1).equals(word)) {
                return Long.parseLong(found.group(2));
            }
        }
        throw new AssertionError(word + " is not told: " + said);
    }

    @Test
    void aProducerIsAliveThenStalledThenDead() throws Exception {
        try (ChildProcess writer = ChildProcess.run(
                        WriterProgram.class,
                        folder.toString(),
                        folder.resolve("record").toString());
                ChildProcess python = Python.talkTo("verdicts.py", file())) {
            writer.hear();
            python.hear();
            String him = "writer " + writer.pid();
            assertEquals(him + " ALIVE True", verdict(python, said -> true));
            writer.signal("STOP");
            assertEquals(him + " STALLED True", verdict(python, said -> !said.contains("ALIVE")));
            writer.kill();
            assertEquals(him + " DEAD False", verdict(python, said -> !said.contains("STALLED")));
        }
    }

    /** Asks until it is another one, or for too long. */
    private static String verdict(ChildProcess python, Predicate<String> enough) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String said;
        do {
            TimeUnit.MILLISECONDS.sleep(50);
            python.tell("well?");
            said = python.hear();
        } while (!enough.test(said) && System.nanoTime() < end);
        return said;
    }

    @Test
    void aChannelThatMovesIsFollowed() throws Exception {
        try (Bench bench = new Bench(folder);
                ChildProcess python = Python.follow(file())) {
            python.hear();
            Producer<Number> successor = bench.producer(Bench.FOUR);
            Bench.write(successor, 0, 1);
            assertEquals("{\"moved\": {\"generation\": 2, \"schema_version\": \"1.0.0\"}}", python.hear());
            assertTrue(python.hear().startsWith("{\"sequence\": 0, "));
            bench.blocks.retire(Bench.NAME);
            assertEquals(0, python.exit());
        }
    }

    @Test
    void aRingThatIsWrittenAtFullSpeedIsHealthyWheneverItIsLookedAt() throws Exception {
        try (Bench bench = new Bench(folder);
                Producer<Number> producer = bench.next(PATIENCE);
                ChildProcess python = Python.talkTo("diagnose.py", file())) {
            python.hear();
            long end = System.nanoTime() + LOOK_NANOS;
            for (long value = 0; System.nanoTime() < end; value++) {
                producer.offer(Number.of(value));
            }
            python.tell("enough");
            assertEquals("looked, and found []", python.hear());
        }
    }

    @Test
    void aBlockThatIsCutWhileItIsOpenIsRefused() throws Exception {
        try (Bench bench = new Bench(folder)) {
            try (Producer<Number> producer = bench.next(PATIENCE)) {
                Bench.write(producer, 0, 2);
            }
        }
        try (ChildProcess python = Python.talkTo("cut.py", file())) {
            assertEquals("1", python.hear());
            try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
                channel.truncate(4096);
            }
            python.tell("look");
            assertEquals("CUT", python.hear());
            assertEquals(0, python.exit());
        }
    }
}
