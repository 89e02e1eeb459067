package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.schema.Schemas;
import org.labhub.shm.GoldenBlock.Sample;

/**
 * Blocks whose bytes are kept in the sources: what an engine of this layout version has written is read by every other one.
 * After a change of the layout version they are made anew with {@code -Dlabhub.golden=true}.
 */
final class GoldenBlockTest {

    private static final Path KEPT = Path.of("src", "test", "resources", "golden");

    @TempDir
    Path folder;

    private static Path kept(Checksum checksum) {
        return KEPT.resolve(checksum + ".block");
    }

    private byte[] made(Checksum checksum) throws IOException {
        byte[] made = GoldenBlock.bytes(folder, checksum);
        GoldenBlock.forget(new UnsafeBuffer(made));
        if (Boolean.getBoolean("labhub.golden")) {
            Files.createDirectories(KEPT);
            Files.write(kept(checksum), made);
        }
        return made;
    }

    /** A folder with a kept block in it, as if it were this hub's. */
    static Path copy(Path folder, Checksum checksum) throws IOException {
        Path blocks = Files.createDirectory(
                folder.resolve("blocks"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path file = blocks.resolve(GoldenBlock.NAME + ".block");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, Files.readAllBytes(kept(checksum)), StandardOpenOption.WRITE);
        return file;
    }

    @ParameterizedTest
    @EnumSource(Checksum.class)
    void theHeaderIsTheKeptOneByteForByte(Checksum checksum) throws IOException {
        byte[] made = made(checksum);
        assertArrayEquals(Arrays.copyOf(Files.readAllBytes(kept(checksum)), 4096), Arrays.copyOf(made, 4096));
    }

    @ParameterizedTest
    @EnumSource(Checksum.class)
    void soIsEverythingElse(Checksum checksum) throws IOException {
        assertArrayEquals(Files.readAllBytes(kept(checksum)), made(checksum));
    }

    @ParameterizedTest
    @EnumSource(Checksum.class)
    void aKeptBlockIsRead(Checksum checksum) throws IOException {
        copy(folder, checksum);
        List<String> seen = new ArrayList<>();
        try (MappedBlocks blocks = MappedBlocks.in(folder.resolve("blocks"), "hub", "test", Schemas.parser());
                Consumer<Sample> consumer = blocks.attach(
                                GoldenBlock.NAME, new ConsumerSpec("reader", ReadPolicy.BEST_EFFORT, event -> {}))
                        .as(GoldenBlock.SAMPLES)) {
            consumer.seek(2);
            consumer.poll((frame, info) -> seen.add(frame.number() + " " + frame.probe()), 9);
        }
        assertEquals(List.of("2 p2", "3 p3", "4 p4", "5 p5"), seen);
    }
}
