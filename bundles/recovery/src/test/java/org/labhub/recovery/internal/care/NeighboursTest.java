package org.labhub.recovery.internal.care;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.recovery.BlockSummary;
import org.labhub.recovery.Ground;

final class NeighboursTest {

    @TempDir
    Path above;

    private static List<String> names(List<BlockSummary> blocks) {
        return blocks.stream().map(BlockSummary::folder).toList();
    }

    @Test
    void theBlocksOfOtherHubsAreSeenAndNotOnesOwn() {
        try (Ground left = new Ground(above.resolve("left"));
                Ground right = new Ground(above.resolve("right"))) {
            left.producer(ReadPolicy.LATEST_ONLY).close();
            right.producer(ReadPolicy.LATEST_ONLY).close();
            Path own = above.resolve("left");
            assertEquals(List.of(), new Neighbours(own.resolve("blocks"), own).list());
            assertEquals(List.of(right.folder.toString()), names(new Neighbours(own, above.resolve("right")).list()));
        }
    }

    @Test
    void whatOthersMayWriteToIsLeftOut() throws IOException {
        Path open = Files.createDirectory(above.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(List.of(), new Neighbours(above.resolve("own"), above).list());
    }
}
