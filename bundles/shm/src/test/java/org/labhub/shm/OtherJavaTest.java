package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.Bench.Number;

/** Processes of one Java and of another share blocks: the newest that is installed beside the one that runs the tests. */
@Timeout(120)
final class OtherJavaTest {

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final List<String> OPTIONS =
            List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
    private static final int FRAMES = 20_000;

    @TempDir
    Path folder;

    private Path other;

    @BeforeEach
    void look() throws IOException {
        Optional<Path> found = newest();
        assumeTrue(found.isPresent(), "no Java of 24 or later is installed: nothing is shared between two Javas");
        other = found.orElseThrow();
    }

    private static Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(INSTALLED)) {
            return all.filter(java -> feature(java) >= 24
                            && feature(java) != Runtime.version().feature())
                    .max(Comparator.comparing(OtherJavaTest::feature));
        }
    }

    private static int feature(Path java) {
        try {
            return Files.readAllLines(java.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D*(\\d+).*", "$1")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private ChildProcess child(Class<?> program, String... arguments) throws IOException {
        return ChildProcess.run(other, OPTIONS, program, arguments);
    }

    @Test
    void theOtherReadsWhatThisOneWrites() throws IOException {
        try (Bench bench = new Bench(folder)) {
            Producer<Number> producer = bench.producer(Bench.FOUR.granting(ReadPolicy.SYNC_READER));
            try (ChildProcess reader =
                    child(CheckingProgram.class, folder.toString(), "SYNC_READER", String.valueOf(FRAMES - 1), "0")) {
                assertEquals("attached", reader.hear());
                for (long value = 0; value < FRAMES; value++) {
                    producer.send(Number.of(value), Duration.ofSeconds(30));
                }
                assertEquals("fine", reader.hear());
            }
        }
    }

    @Test
    void thisOneReadsWhatTheOtherWrites() throws Exception {
        try (ChildProcess writer = child(
                        WriterProgram.class,
                        folder.toString(),
                        folder.resolve("record").toString());
                Bench bench = new Bench(folder)) {
            assertTrue(writer.hear().startsWith("writing"));
            assertEquals("fine", CheckingProgram.check(bench, ReadPolicy.BEST_EFFORT, FRAMES, 0, 1));
        }
    }

    @Test
    void thisOneTakesOverWhenTheOtherIsKilled() throws Exception {
        try (Bench bench = new Bench(folder);
                ChildProcess writer = child(
                        WriterProgram.class,
                        folder.toString(),
                        folder.resolve("record").toString())) {
            writer.hear();
            bench.until(() -> bench.committed() > 100);
            writer.kill();
            assertEquals(2, bench.next(Duration.ofSeconds(10)).epoch());
        }
    }
}
