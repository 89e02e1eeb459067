package org.labhub.shm.internal.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;

/** How a file gets its name. */
final class SegmentFilesTest {

    private static final BlockName NAME = new BlockName("block");

    @TempDir
    Path above;

    private SegmentFiles files;

    @BeforeEach
    void open() {
        files = new SegmentFiles(SafeFolder.at(above.resolve("blocks")), 1 << 20);
    }

    private boolean publish(int mark) {
        return files.publish(NAME, 4096, segment -> segment.view(0, 8).putInt(0, mark));
    }

    private List<String> listed() throws IOException {
        try (Stream<Path> all = Files.list(above.resolve("blocks"))) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aNameThatIsTakenIsLeftAlone() {
        assertTrue(publish(1));
        assertFalse(publish(2));
        try (MappedSegment segment = files.open(NAME)) {
            assertEquals(1, segment.view(0, 8).getInt(0));
        }
    }

    @Test
    void theLoserLeavesNothingBehind() throws IOException {
        publish(1);
        publish(2);
        assertEquals(List.of("block.block"), listed());
    }

    @Test
    void nothingIsThereBeforeItIsInitialised() {
        files.publish(NAME, 4096, segment -> assertFalse(files.has(NAME)));
        assertTrue(files.has(NAME));
    }

    @Test
    void whatCannotBeInitialisedLeavesNothingBehind() throws IOException {
        assertThrows(
                IllegalArgumentException.class,
                () -> files.publish(NAME, 4096, segment -> {
                    throw new IllegalArgumentException("on purpose");
                }));
        assertEquals(List.of(), listed());
    }

    @Test
    void whatADeadMakerLeftIsRemovedByTheNext() throws IOException {
        Files.createFile(above.resolve("blocks").resolve(".unborn-1"));
        publish(1);
        assertEquals(List.of("block.block"), listed());
    }

    @Test
    void aSegmentIsNotSparse() throws IOException {
        files.publish(NAME, 1 << 20, segment -> {});
        long blocks = (long) 512
                * Long.parseLong(new String(new ProcessBuilder(
                                        "stat",
                                        "-c",
                                        "%b",
                                        above.resolve("blocks/block.block").toString())
                                .start()
                                .getInputStream()
                                .readAllBytes())
                        .strip());
        assertTrue(blocks >= 1 << 20, () -> "only " + blocks + " bytes are really there");
    }

    @Test
    void aMappedSegmentMayBeUnlinked() {
        publish(7);
        try (MappedSegment segment = files.open(NAME)) {
            files.unlink(NAME);
            assertEquals(7, segment.view(0, 8).getInt(0));
        }
        assertFalse(files.has(NAME));
    }
}
