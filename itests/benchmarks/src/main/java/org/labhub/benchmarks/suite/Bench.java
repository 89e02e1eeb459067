package org.labhub.benchmarks.suite;

import io.aeron.driver.MediaDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.labhub.benchmarks.contender.AeronIpc;
import org.labhub.benchmarks.team.Setup;
import org.labhub.benchmarks.team.Team;

/** Where teams play: a folder in memory, and the driver that Aeron needs. */
final class Bench implements AutoCloseable {

    private static final Path MEMORY = Path.of("/dev/shm");

    private final int sittings;
    private final Path folder;
    private final MediaDriver aeron;
    private final Distances distances = new Distances();
    private int teams;

    Bench(int sittings) throws IOException {
        this.sittings = sittings;
        folder = Files.isDirectory(MEMORY)
                ? Files.createTempDirectory(MEMORY, "labhub-bench")
                : Files.createTempDirectory("labhub-bench");
        aeron = AeronIpc.driver(folder.resolve("aeron"));
    }

    /** How often each duel is fought, by new processes. */
    int sittings() {
        return sittings;
    }

    /** How far the cores are from each other, by what was seen in this run. */
    Distances distances() {
        return distances;
    }

    /** So many processes that do one thing together. */
    Team team(Entrant entrant, String work, int bytes, int size) {
        Path place = folder.resolve("team" + teams++);
        try {
            return new Team(
                    new Setup(entrant.contender(), work, place, bytes, entrant.slots(), entrant.option()), size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder for who needs no team. */
    Path place() {
        return folder.resolve("place" + teams++);
    }

    @Override
    public void close() throws IOException {
        aeron.close();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
