package org.labhub.recovery.internal.care;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.labhub.shm.MappedBlocks;

/** Where the blocks of a base lie: the environment says it, or its hub has left word, or it is where they usually lie. */
public final class BlocksPlace {

    private static final String FILE = "blocks.folder";

    private BlocksPlace() {}

    /**
     * Whether its hub runs or not.
     *
     * @param base of the hub
     * @return a folder, which may be absent
     */
    public static Path of(Path base) {
        return Optional.ofNullable(System.getenv("LABHUB_BLOCKS"))
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .or(() -> recorded(base))
                .orElseGet(() -> MappedBlocks.defaultFolder(base));
    }

    private static Optional<Path> recorded(Path base) {
        Path file = base.resolve("data").resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(Path.of(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Leaves word for the command line. */
    static void record(Path data, Path blocks) {
        try {
            Files.writeString(data.resolve(FILE), blocks + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(data.resolve(FILE) + " cannot be written", e);
        }
    }
}
