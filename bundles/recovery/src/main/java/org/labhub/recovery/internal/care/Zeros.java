package org.labhub.recovery.internal.care;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.labhub.api.block.BlockMetrics;

/**
 * From where an operator counts: what the counters of blocks were when he said so. The counters themselves are nobody's to
 * reset, since others count on them. One file, a line a block, in the hub's data folder; the last one who writes it wins.
 */
public final class Zeros {

    private static final int NAME = 0;
    private static final int INSTANCE = 1;
    private static final int AT = 2;
    private static final int COUNTERS = 3;

    /**
     * One of them.
     *
     * @param at since when is counted
     * @param metrics as they were then
     */
    public record Zero(Instant at, BlockMetrics metrics) {}

    private final Path file;

    /**
     * In a file, which may be absent.
     *
     * @param file of the data folder
     */
    public Zeros(Path file) {
        this.file = file;
    }

    /**
     * From where one block is counted.
     *
     * @param block its name
     * @param instance of it: another block of the name counts from its own beginning
     * @return what was noted, if anything was
     */
    public Optional<Zero> of(String block, long instance) {
        return lines().stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length >= COUNTERS + Written.COUNTERS && words[NAME].equals(block))
                .filter(words -> words[INSTANCE].equals(Long.toHexString(instance)))
                .map(Zeros::read)
                .findFirst();
    }

    /**
     * Counts a block from now on.
     *
     * @param block its name
     * @param instance of it
     * @param zero what its counters are now
     */
    public void note(String block, long instance, Zero zero) {
        String line = "%s %x %d %s".formatted(block, instance, zero.at.toEpochMilli(), Written.line(zero.metrics));
        Stream<String> others = lines().stream().filter(other -> !other.startsWith(block + " "));
        write(Stream.concat(others, Stream.of(line)).toList());
    }

    private static Zero read(String[] words) {
        return new Zero(
                Instant.ofEpochMilli(Long.parseLong(words[AT])),
                Written.metrics(Arrays.asList(words).subList(COUNTERS, words.length)));
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private void write(List<String> lines) {
        try {
            Path folder = Files.createDirectories(
                    Optional.ofNullable(file.getParent()).orElse(Path.of(".")));
            Path fresh = Files.createTempFile(
                    folder,
                    ".zeros",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
