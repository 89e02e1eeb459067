package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.ConsumerMetrics;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.SlotField;

/** A reader that knows nothing but the document of the layout reads the same. */
@Timeout(120)
@Tag("long")
final class PythonReaderTest {

    private static final Pattern FRAME =
            Pattern.compile("\\{\"sequence\": (\\d+), .*\"values\": \\{\"value\": (-?\\d+), \"check\": (-?\\d+)\\}\\}");
    private static final Pattern GAP = Pattern.compile("\\{\"gap\": \\{\"first\": (\\d+), \"count\": (\\d+)\\}\\}");
    private static final String COUNTS = """
            import sys, labhub
            all = labhub.open(sys.argv[1]).metrics()
            one = all.consumers[0]
            print((all.committed, all.bytes, all.evictions, all.writer_beats > 0),
                  (one.read, one.bytes_read, one.skipped, one.peak_lag, one.beats > 0))""";
    private static final int FRAMES = 5_000;

    @TempDir
    Path folder;

    @BeforeAll
    static void look() throws InterruptedException {
        Python.assumeThere();
    }

    private static void flip(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            channel.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 4)}), at);
        }
    }

    @ParameterizedTest
    @EnumSource(Checksum.class)
    void itReadsTheKeptBlock(Checksum checksum) throws IOException {
        List<String> lines = Python.said(Python.show(GoldenBlockTest.copy(folder, checksum)));
        assertEquals(6, lines.size(), lines::toString);
        assertTrue(
                lines.get(4)
                        .endsWith("\"values\": {\"number\": 5, \"volts\": 1.25, \"trace\": [5.0, 5.5, -5.0], "
                                + "\"probe\": \"p5\", \"gain\": \"HIGH\"}}"),
                lines::toString);
        assertTrue(lines.get(4).contains("\"source\": 17, \"device_nanos\": 99"), lines::toString);
        assertEquals("{\"flex\": {\"value\": 7, \"check\": -8}}", lines.get(5));
    }

    @Test
    void itRefusesADescriptorWithAFlippedBit() throws Exception {
        Path file = GoldenBlockTest.copy(folder, Checksum.CRC32C);
        flip(file, 300);
        Process python = Python.show(file);
        assertTrue(Python.said(python).toString().contains("content hash"));
        assertNotEquals(0, python.waitFor());
    }

    @ParameterizedTest
    @EnumSource(Checksum.class)
    void itTellsACorruptFrame(Checksum checksum) throws IOException {
        Path file = GoldenBlockTest.copy(folder, checksum);
        flip(file, ringAt(file) + SlotField.BYTES);
        assertTrue(Python.said(Python.show(file))
                .contains("{\"corrupt\": {\"sequence\": 4, \"why\": \"its checksum does not fit\"}}"));
    }

    private static long ringAt(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(number, 248);
            return number.getLong(0);
        }
    }

    @Test
    void whatItDoesNotUnderstandItExplains() throws Exception {
        assertTrue(Python.shown(2, "--diagnose").get(0).startsWith("python3 -m labhub"));
    }

    @Test
    void itsTablesAreThoseOfTheEngine() throws Exception {
        assertEquals(
                BlockLayout.text().lines().toList(),
                Python.say("import labhub.layout; print(labhub.layout.TEXT, end='')"));
    }

    @Test
    void itCountsWhatTheEngineCounts() throws Exception {
        try (Bench bench = new Bench(folder);
                BlockObserver observer = observer(bench)) {
            bench.block().head().putLong(Block.control(ControlField.EVICTIONS), 3);
            BlockMetrics all = observer.metrics();
            ConsumerMetrics reader = all.consumers().get(0);
            assertEquals(
                    List.of("(%d, %d, 3, True) (%d, %d, %d, %d, True)"
                            .formatted(
                                    all.committed(),
                                    all.bytes(),
                                    reader.read(),
                                    reader.bytes(),
                                    reader.skipped(),
                                    reader.peakLag())),
                    Python.say(COUNTS, bench.file()));
        }
    }

    /** Of a block that has counted something. */
    private static BlockObserver observer(Bench bench) {
        Producer<Number> producer = bench.producer(Bench.FOUR);
        Consumer<Number> consumer = bench.consumer(ReadPolicy.LATEST_ONLY);
        Bench.write(producer, 0, 6);
        Bench.values(consumer);
        return bench.blocks.observe(Bench.NAME);
    }

    @Test
    void itKnowsTheNewestFrameBeforeItIsAnnounced() throws Exception {
        try (Bench bench = new Bench(folder)) {
            Bench.write(bench.producer(ChannelSpec.DEFAULT.withCapacity(64)), 0, 3);
            assertEquals(
                    List.of("2"),
                    Python.say("import sys, labhub; print(labhub.open(sys.argv[1]).latest().sequence)", bench.file()));
        }
    }

    @Test
    void itReadsALiveBlockAndLosesNothingInSilence() throws Exception {
        try (Bench bench = new Bench(folder)) {
            Producer<Number> producer = bench.producer(ChannelSpec.DEFAULT.withCapacity(64));
            Process python = Python.show(bench.file(), 0, 3);
            for (int value = 0; value < FRAMES; value++) {
                producer.send(Number.of(value), Duration.ZERO);
                LockSupport.parkNanos(50_000);
            }
            assertEquals(FRAMES, followed(Python.said(python)));
            assertTrue(python.waitFor(30, TimeUnit.SECONDS));
        }
    }

    /** How far the lines lead without a hole. */
    private static long followed(List<String> lines) {
        long next = 0;
        int read = 0;
        for (String line : lines.subList(1, lines.size())) {
            Matcher frame = FRAME.matcher(line);
            Matcher gap = GAP.matcher(line);
            if (frame.matches()) {
                assertEquals(next, Long.parseLong(frame.group(1)), line);
                assertEquals(next, Long.parseLong(frame.group(2)), line);
                assertEquals(~next, Long.parseLong(frame.group(3)), line);
                next++;
                read++;
            } else {
                assertTrue(gap.matches(), line);
                assertEquals(next, Long.parseLong(gap.group(1)), line);
                next += Long.parseLong(gap.group(2));
            }
        }
        assertTrue(read > 0);
        return next;
    }
}
