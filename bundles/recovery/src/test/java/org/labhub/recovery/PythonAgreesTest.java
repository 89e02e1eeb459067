package org.labhub.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.recovery.BlockFacts;
import org.labhub.api.recovery.Diagnosis;
import org.labhub.api.recovery.WriterFacts;
import org.labhub.recovery.internal.findings.Findings;
import org.labhub.shm.BlockCare;

/** The diagnosis in Python, made from the document of the layout, finds the same in damaged blocks as this one. */
@Timeout(300)
final class PythonAgreesTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final int BLOCKS = DEEP ? 10_000 : 300;
    private static final Path GOLDEN = Path.of("..", "shm", "src", "test", "resources", "golden");
    private static final Path PACKAGE =
            Path.of("..", "..", "distribution", "src", "main", "python").toAbsolutePath();
    private static final String FINDINGS = """
            import sys, labhub
            for block in labhub.blocks(sys.argv[1]):
                found = {f"{one.health} {one.kind} {one.where}" for one in labhub.diagnose(block, patience=0).findings}
                print(block.name, sorted(found))""";

    private static final String WAITING = """
            import sys, labhub, dataclasses
            from labhub.findings import of_facts
            block = labhub.blocks(sys.argv[1])[0]
            for seconds in (1.0, 1.001):
                facts = dataclasses.replace(labhub.diagnose(block), waiting_for=4, waiting_seconds=seconds)
                print(block.name, sorted(f"{one.health} {one.kind} {one.where}" for one in of_facts(facts)))""";

    @TempDir
    Path folder;

    private static List<String> saidByPython(Path blocks) throws Exception {
        return runPython(FINDINGS, blocks);
    }

    private static List<String> runPython(String text, Path blocks) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("python3", "-B", "-c", text, blocks.toString()).redirectErrorStream(true);
        builder.environment().put("PYTHONPATH", PACKAGE.toString());
        Process python = builder.start();
        List<String> said = python.inputReader().lines().toList();
        assertEquals(0, python.waitFor(), said::toString);
        return said;
    }

    private static boolean isPythonThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String said(Diagnosis diagnosis) {
        return diagnosis.facts().block() + " "
                + diagnosis.findings().stream()
                        .map(each -> "'" + each.health() + " " + each.kind() + " " + each.where() + "'")
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Some bits of the words and slots are changed; which ones, the seed says: always the same ones, unless deep. */
    private List<BlockName> damaged(long seed) throws IOException {
        Random chance = new Random(seed);
        byte[] crc = Files.readAllBytes(GOLDEN.resolve("CRC32C.block"));
        byte[] blake = Files.readAllBytes(GOLDEN.resolve("BLAKE2B.block"));
        return IntStream.range(0, BLOCKS)
                .mapToObj(number -> damaged("b" + (100_000 + number), (number % 2 == 0 ? crc : blake).clone(), chance))
                .toList();
    }

    private BlockName damaged(String name, byte[] block, Random chance) {
        for (int bits = 1 + chance.nextInt(3); bits > 0; bits--) {
            int from = new int[] {4096, 4096, 6144, 8192, 16384, 16384}[chance.nextInt(6)];
            int at = from + chance.nextInt(from == 16384 ? block.length - from : 1024);
            block[at] ^= (byte) (1 << chance.nextInt(8));
        }
        try {
            Path file = folder.resolve(name + ".block");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, block);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BlockName(name);
    }

    private static List<String> different(List<String> here, List<String> there) {
        return IntStream.range(0, BLOCKS)
                .filter(number -> !here.get(number).equals(there.get(number)))
                .mapToObj(number -> here.get(number) + " in Java, " + there.get(number) + " in Python")
                .toList();
    }

    @Test
    void bothFindTheSameInDamagedBlocks() throws Exception {
        assumeTrue(isPythonThere(), "python3 is missing: ./dev setup installs it");
        long seed = DEEP ? System.nanoTime() : 1;
        List<BlockName> blocks = damaged(seed);
        try (BlockCare care = BlockCare.in(folder, "test")) {
            List<String> found = blocks.stream()
                    .map(block -> said(Findings.of(care.look(block))))
                    .toList();
            List<String> inPython = saidByPython(folder);
            assertEquals(BLOCKS, inPython.size(), inPython::toString);
            assertEquals(List.of(), different(found, inPython), () -> "seed " + seed);
        }
    }

    @Test
    void aFileThatMayNotBeReadIsNoBrokenBlockInEither() throws Exception {
        assumeTrue(isPythonThere(), "python3 is missing: ./dev setup installs it");
        Path file = folder.resolve("open.block");
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (BlockCare care = BlockCare.in(folder, "test")) {
            String found = said(Findings.of(care.look(new BlockName("open"))));
            assertEquals("open ['WRONG UNREADABLE file']", found);
            assertEquals(List.of(found), saidByPython(folder));
        }
    }

    /** The block's own words, but for how long its writer waits. */
    private static String waiting(Diagnosis diagnosis, Duration time) {
        BlockFacts facts = diagnosis.facts();
        WriterFacts writer = facts.writer();
        WriterFacts waiting = new WriterFacts(
                writer.holder(),
                writer.lease(),
                writer.epoch(),
                writer.name(),
                writer.committed(),
                writer.floor(),
                writer.position(),
                writer.writing(),
                writer.writingFor(),
                Optional.of(4L),
                time);
        return said(Findings.of(new BlockFacts(
                facts.block(),
                facts.folder(),
                facts.at(),
                facts.bytes(),
                facts.refusal(),
                facts.unfinished(),
                facts.otherVersion(),
                facts.info(),
                facts.life(),
                waiting,
                facts.slots(),
                facts.consumers(),
                facts.single(),
                facts.locks(),
                facts.flex(),
                facts.metrics())));
    }

    @Test
    void bothCallAReaderSlowFromTheSecondOnThatItsWriterWaits() throws Exception {
        assumeTrue(isPythonThere(), "python3 is missing: ./dev setup installs it");
        try (Ground ground = new Ground(folder);
                Producer<Ground.Number> producer = ground.producer(ReadPolicy.SYNC_READER);
                Consumer<Ground.Number> reader = ground.consumer(ReadPolicy.SYNC_READER)) {
            for (int value = 0; value < 4; value++) {
                assertTrue(producer.offer(new Ground.Number(value)));
            }
            List<String> here = List.of(
                    waiting(ground.diagnose(), Duration.ofMillis(1000)),
                    waiting(ground.diagnose(), Duration.ofMillis(1001)));
            assertEquals(List.of("numbers []", "numbers ['WRONG SLOW_CONSUMER consumer 0']"), here, reader::toString);
            assertEquals(here, runPython(WAITING, ground.folder));
        }
    }
}
