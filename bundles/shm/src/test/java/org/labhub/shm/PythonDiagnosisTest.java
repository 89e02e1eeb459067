package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.layout.BlockLayout;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.layout.DescriptorField;
import org.labhub.shm.internal.layout.SlotField;

/** What the diagnosis in Python says of staged faults. */
@Timeout(120)
@Tag("long")
final class PythonDiagnosisTest {

    private static final Pattern KIND = Pattern.compile("\"kind\": \"(\\w+)\"");
    private static final int HEALTHY = 0;
    private static final int WRONG = 1;

    @TempDir
    Path folder;

    @BeforeAll
    static void look() throws InterruptedException {
        Python.assumeThere();
    }

    private Path file() {
        return folder.resolve("blocks").resolve(Bench.NAME + ".block");
    }

    private static Set<String> kinds(int exit, Path block) throws Exception {
        String said = String.join("\n", Python.shown(exit, "--diagnose", block));
        return KIND.matcher(said).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the kept block, whose writer has left, after one of its words was changed. */
    private Set<String> kindsWith(int exit, long at, long value) throws Exception {
        Path file = GoldenBlockTest.copy(folder, Checksum.CRC32C);
        put(file, at, value);
        return kinds(exit, file);
    }

    private static void put(Path file, long at, long value) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(number().putLong(0, value), at);
        }
    }

    private static long get(Path file, DescriptorField field) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer number = number();
            channel.read(number, field.at());
            return field.bytes() == 8 ? number.getLong(0) : number.getInt(0);
        }
    }

    private static ByteBuffer number() {
        return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long slot(int index) throws IOException {
        Path kept = Path.of("src", "test", "resources", "golden", Checksum.CRC32C + ".block");
        return get(kept, DescriptorField.RING_AT) + index * get(kept, DescriptorField.STRIDE);
    }

    @Test
    void aBlockThatIsWrittenIsHealthy() throws Exception {
        try (Bench bench = new Bench(folder);
                Producer<Number> producer = bench.producer(Bench.FOUR)) {
            Bench.write(producer, 0, 9);
            assertEquals(Set.of(), kinds(HEALTHY, file()));
        }
    }

    @Test
    void aKilledWriterIsNamedByTheMonitor() throws Exception {
        try (ChildProcess writer = ChildProcess.run(
                WriterProgram.class, folder.toString(), folder.resolve("record").toString())) {
            writer.hear();
            writer.kill();
            String said = String.join("\n", Python.example(WRONG, "monitor.py", "--once", file()));
            assertTrue(said.contains("DEAD_WRITER: writer: writer (pid " + writer.pid() + ", DEAD) is gone"), said);
            assertTrue(said.contains("labhub-admin recover numbers --apply"), said);
        }
    }

    @Test
    void aKilledReaderIsNamed() throws Exception {
        try (Bench bench = new Bench(folder);
                Producer<Number> producer = bench.producer(Bench.FOUR.granting(ReadPolicy.SYNC_READER));
                ChildProcess reader =
                        ChildProcess.run(ReaderProgram.class, folder.toString(), ReadPolicy.SYNC_READER.name())) {
            reader.hear();
            Bench.write(producer, 0, 1);
            reader.hear();
            reader.kill();
            assertEquals(Set.of("DEAD_CONSUMER"), kinds(HEALTHY, file()));
        }
    }

    @Test
    void aStoppedReaderForWhichTheWriterWaitsIsNamed() throws Exception {
        try (Bench bench = new Bench(folder);
                Producer<Number> producer = bench.producer(Bench.FOUR.granting(ReadPolicy.SYNC_READER));
                ChildProcess reader =
                        ChildProcess.run(ReaderProgram.class, folder.toString(), ReadPolicy.SYNC_READER.name())) {
            reader.hear();
            Bench.write(producer, 0, 1);
            reader.hear();
            reader.signal("STOP");
            Bench.write(producer, 1, 4);
            FutureTask<Set<String>> diagnosis = new FutureTask<>(() -> {
                bench.until(() -> bench.control(ControlField.WAITING_FOR) > 0);
                Set<String> kinds = kinds(WRONG, file());
                reader.kill();
                return kinds;
            });
            new Thread(diagnosis).start();
            producer.send(Number.of(4), Duration.ofSeconds(60));
            assertEquals(Set.of("STALLED_CONSUMER"), diagnosis.get());
        }
    }

    @Test
    void aCorruptFrameIsNamed() throws Exception {
        assertEquals(Set.of("CORRUPT_SLOT", "ORPHAN"), kindsWith(WRONG, slot(1) + SlotField.BYTES, -1));
    }

    @Test
    void aWordThatCannotBeInItsSlotIsNamed() throws Exception {
        assertEquals(Set.of("ILLEGAL_SLOT", "ORPHAN"), kindsWith(WRONG, slot(1), 1_000));
    }

    @Test
    void aFrameThatWasGivenUpIsNoFault() throws Exception {
        assertEquals(Set.of("ORPHAN"), kindsWith(HEALTHY, slot(0), ~8L));
    }

    @Test
    void aFrameThatWasGivenUpIsAGap() throws Exception {
        Path file = GoldenBlockTest.copy(folder, Checksum.CRC32C);
        put(file, slot(0), ~8L);
        List<String> said = Python.shown(HEALTHY, file);
        assertTrue(said.contains("{\"gap\": {\"first\": 4, \"count\": 1}}"), said::toString);
    }

    @Test
    void aFrameThatWasBeingWrittenIsNamed() throws Exception {
        assertEquals(Set.of("ABANDONED_SLOT", "ORPHAN"), kindsWith(HEALTHY, slot(2), ~6L));
    }

    @Test
    void aCorruptHeadIsNamed() throws Exception {
        long committed = BlockLayout.CONTROL_AT + ControlField.COMMITTED.at();
        assertEquals(Set.of("CORRUPT_CONTROL", "ILLEGAL_SLOT", "ORPHAN"), kindsWith(WRONG, committed, 1L << 40));
    }

    @Test
    void aCorruptFlexZoneIsNamed() throws Exception {
        long crc = BlockLayout.CONTROL_AT + ControlField.FLEX_CRC.at();
        assertEquals(Set.of("CORRUPT_FLEX", "ORPHAN"), kindsWith(WRONG, crc, 1));
    }

    @Test
    void aCorruptDescriptorIsNamed() throws Exception {
        assertEquals(Set.of("CORRUPT_DESCRIPTOR"), kindsWith(WRONG, 300, 1));
    }

    @Test
    void aBlockOfAnotherLayoutVersionIsNamed() throws Exception {
        Path file = GoldenBlockTest.copy(folder, Checksum.CRC32C);
        put(file, DescriptorField.LAYOUT_VERSION.at(), (long) BlockLayout.DESCRIPTOR_BYTES << 32 | 4);
        put(file, DescriptorField.LAYOUT_HASH.at(), 1);
        assertEquals(Set.of("OTHER_VERSION"), kinds(WRONG, file));
    }

    @Test
    void aHalfMadeBlockIsNamed() throws Exception {
        assertEquals(Set.of("UNFINISHED"), kindsWith(WRONG, 0, 0));
    }

    @Test
    void itChangesNoByte() throws Exception {
        Path file = GoldenBlockTest.copy(folder, Checksum.BLAKE2B);
        byte[] before = Files.readAllBytes(file);
        kinds(HEALTHY, file);
        assertArrayEquals(before, Files.readAllBytes(file));
    }
}
