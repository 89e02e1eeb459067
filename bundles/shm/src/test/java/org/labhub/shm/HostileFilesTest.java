package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labhub.api.block.BlockRefused;
import org.labhub.api.block.BlockRefused.Reason;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.Bench.Number;

/** Somebody does to the files what nobody should: cuts, replaces, fills up, plants links, opens doors. */
@Timeout(120)
@Tag("long")
final class HostileFilesTest {

    private static final Path HERE = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    private Path blocks() {
        return folder.resolve("blocks");
    }

    private void cut(long bytes) throws IOException {
        cut(blocks().resolve("numbers.block"), bytes);
    }

    private static void cut(Path block, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(block, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8192, -XX:TieredStopAtLevel=1",
        "0, -XX:TieredStopAtLevel=1",
        "8192, -XX:TieredStopAtLevel=4",
        "0, -XX:TieredStopAtLevel=4",
        "0, -Xint"
    })
    void aCutFileEndsAWriterButNotItsProcess(long bytes, String option) throws Exception {
        try (ChildProcess child =
                ChildProcess.run(HERE, List.of(option), CutProgram.class, folder.toString(), "write")) {
            child.hear();
            cut(bytes);
            assertEquals("InternalError", child.hear());
            assertEquals(0, child.exit());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, BEST_EFFORT, copies, -XX:TieredStopAtLevel=1",
        "0, BEST_EFFORT, in place, -XX:TieredStopAtLevel=4",
        "4096, LATEST_ONLY, copies, -XX:TieredStopAtLevel=4",
        "8192, LATEST_ONLY, in place, -XX:TieredStopAtLevel=1",
        "8192, BEST_EFFORT, in place, -Xint"
    })
    void aCutFileEndsAReaderButNotItsProcess(long bytes, String policy, String how, String option) throws Exception {
        try (Bench bench = new Bench(folder)) {
            Bench.write(bench.producer(Bench.FOUR), 0, 4);
            try (ChildProcess child =
                    ChildProcess.run(HERE, List.of(option), CutProgram.class, folder.toString(), policy, how)) {
                child.hear();
                Path kept = Files.copy(blocks().resolve("numbers.block"), folder.resolve("kept"));
                cut(bytes);
                assertEquals("InternalError", child.hear());
                assertEquals(0, child.exit());
                mend(kept);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=4", "-Xint"})
    void aFileThatIsCutWithinALargeFrameEndsItsWriterButNotItsProcess(String option) throws Exception {
        try (ChildProcess child =
                ChildProcess.run(HERE, List.of(option), CutProgram.class, folder.toString(), "write large")) {
            child.hear();
            cutWithinTheSecond(large());
            assertEquals("InternalError", child.hear());
            assertEquals(0, child.exit());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=4", "-Xint"})
    void aFileThatIsCutWithinALargeFrameEndsItsReaderButNotItsProcess(String option) throws Exception {
        try (Bench bench = new Bench(folder)) {
            CutProgram.writeTwo(CutProgram.largeOnes(bench));
            try (ChildProcess child =
                    ChildProcess.run(HERE, List.of(option), CutProgram.class, folder.toString(), "read large")) {
                child.hear();
                Path kept = Files.copy(large(), folder.resolve("kept"));
                cutWithinTheSecond(large());
                assertEquals("InternalError", child.hear());
                assertEquals(0, child.exit());
                mend(large(), kept);
            }
        }
    }

    private Path large() {
        return blocks().resolve(CutProgram.LARGE_ONES + ".block");
    }

    /** Of four slots. */
    private static void cutWithinTheSecond(Path block) throws IOException {
        cut(block, Files.size(block) * 3 / 8);
    }

    private void mend(Path kept) throws IOException {
        mend(blocks().resolve("numbers.block"), kept);
    }

    /** So that this process, which has the file mapped too, can leave it. */
    private static void mend(Path block, Path kept) throws IOException {
        Files.write(block, Files.readAllBytes(kept), StandardOpenOption.WRITE);
    }

    @Test
    void aReplacedFileIsAnotherBlock() throws IOException {
        try (Bench bench = new Bench(folder)) {
            Producer<Number> producer = bench.producer(Bench.FOUR);
            Consumer<Number> consumer = bench.consumer(ReadPolicy.BEST_EFFORT);
            Path other = GoldenBlockTest.copy(Files.createDirectory(folder.resolve("other")), Checksum.CRC32C);
            Files.move(other, bench.file(), StandardCopyOption.REPLACE_EXISTING);
            Bench.write(producer, 0, 2);
            assertEquals(List.of(0L, 1L), Bench.values(consumer));
            assertEquals(42, bench.block().info().instance());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4095, 4096, 8192, 20479, 20481, 1 << 20})
    void aFileOfAnotherSizeIsRefused(long bytes) throws IOException {
        Path file = GoldenBlockTest.copy(folder, Checksum.CRC32C);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
            channel.write(ByteBuffer.allocate(1), Math.max(0, bytes - 1));
        }
        try (Bench bench = new Bench(folder)) {
            Reason reason = assertThrows(BlockRefused.class, () -> bench.blocks.observe(GoldenBlock.NAME))
                    .reason();
            assertTrue(List.of(Reason.CORRUPT, Reason.UNFINISHED).contains(reason), reason::name);
        }
    }

    @Test
    void aFullFolderIsToldBeforeThereIsABlock() throws Exception {
        Path small = Files.createDirectory(
                folder.resolve("small"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=256k,mode=0700", "tmpfs", small.toString()) == 0,
                "no tmpfs can be mounted: a full one is not tried");
        try (Bench bench = new Bench(small)) {
            BlockRefused refused =
                    assertThrows(BlockRefused.class, () -> bench.producer(ChannelSpec.DEFAULT.withCapacity(8192)));
            assertEquals(Reason.NO_SPACE, refused.reason());
            assertEquals(List.of(".lock", "presence-1"), list(small.resolve("blocks")));
            Bench.write(bench.producer(Bench.FOUR), 0, 9);
            assertEquals(9, bench.committed());
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void aFolderThatIsALinkIsRefused() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(blocks(), elsewhere);
        assertEquals(
                Reason.UNSAFE,
                assertThrows(BlockRefused.class, () -> new Bench(folder)).reason());
        assertEquals(List.of(), list(elsewhere));
    }

    @Test
    void aFolderThatOthersMayEnterIsRefused() throws IOException {
        Files.createDirectory(blocks());
        Files.setPosixFilePermissions(blocks(), PosixFilePermissions.fromString("rwxr-xr-x"));
        BlockRefused refused = assertThrows(BlockRefused.class, () -> new Bench(folder));
        assertTrue(String.valueOf(refused.getMessage()).contains("chmod 700"), refused::getMessage);
    }

    @Test
    void aBlockThatIsALinkIsRefused() throws IOException {
        try (Bench bench = new Bench(folder)) {
            bench.producer(Bench.FOUR);
            Path moved = Files.move(bench.file(), folder.resolve("moved"));
            Files.createSymbolicLink(bench.file(), moved);
            BlockRefused refused = assertThrows(BlockRefused.class, () -> bench.consumer(ReadPolicy.BEST_EFFORT));
            assertEquals(Reason.UNSAFE, refused.reason());
        }
    }

    @Test
    void aPlantedLinkIsNeverWrittenThrough() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        Files.createDirectory(
                blocks(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (String name : List.of("numbers.block", ".lock", "presence-1")) {
            Files.createSymbolicLink(blocks().resolve(name), victim);
        }
        assertThrows(RuntimeException.class, () -> {
            try (Bench bench = new Bench(folder)) {
                bench.producer(Bench.FOUR);
            }
        });
        assertEquals("mine", Files.readString(victim));
    }

    @Test
    void aBlockThatOthersMayReadIsRefused() throws IOException {
        try (Bench bench = new Bench(folder)) {
            bench.producer(Bench.FOUR);
            Files.setPosixFilePermissions(bench.file(), PosixFilePermissions.fromString("rw-r--r--"));
            BlockRefused refused = assertThrows(BlockRefused.class, () -> bench.consumer(ReadPolicy.BEST_EFFORT));
            assertTrue(String.valueOf(refused.getMessage()).contains("chmod 600"), refused::getMessage);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "022", "077"})
    void whateverTheMaskFilesAreOursAlone(String mask) throws Exception {
        List<String> java = new ArrayList<>(List.of(
                "sh",
                "-c",
                "umask " + mask + " && exec \"$@\"",
                "sh",
                HERE.resolve("bin/java").toString(),
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MakerProgram.class.getName(),
                folder.toString()));
        try (ChildProcess maker = ChildProcess.run(java)) {
            maker.hear();
            maker.tell("numbers");
            assertEquals("WON", maker.hear());
            assertEquals("rwx------", mode(blocks()));
            for (String file : list(blocks())) {
                assertEquals("rw-------", mode(blocks().resolve(file)), file);
            }
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }
}
