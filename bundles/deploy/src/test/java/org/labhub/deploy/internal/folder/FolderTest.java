package org.labhub.deploy.internal.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

    @TempDir
    private Path deploy;

    private final AtomicLong clock = new AtomicLong();
    private Folder folder;

    @BeforeEach
    void makeFolder() {
        folder = new Folder(deploy, clock::get);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private Sighting only() throws IOException {
        List<Sighting> seen = folder.look();
        assertEquals(1, seen.size());
        return seen.get(0);
    }

    @Test
    void aFileThatDoesNotChangeGrowsQuiet() throws IOException {
        Files.writeString(deploy.resolve("a.jar"), "x");
        assertTrue(only().young());
        pass(Duration.ofSeconds(3));
        assertFalse(only().young());
    }

    @Test
    void aFileThatGrowsStaysYoung() throws IOException {
        Files.writeString(deploy.resolve("a.jar"), "x");
        only();
        pass(Duration.ofSeconds(3));
        Files.writeString(deploy.resolve("a.jar"), "xx");
        assertTrue(only().young());
    }

    @Test
    void aFileThatCameBackIsYoungAgain() throws IOException {
        Path file = Files.writeString(deploy.resolve("a.jar"), "x");
        only();
        pass(Duration.ofSeconds(3));
        Files.delete(file);
        assertTrue(folder.look().isEmpty());
        Files.writeString(file, "x");
        assertTrue(only().young());
    }

    @Test
    void hiddenFilesAndReadmesAreNotShown() throws IOException {
        Files.writeString(deploy.resolve(".a.jar.part"), "x");
        Files.writeString(deploy.resolve("README.txt"), "x");
        assertTrue(folder.look().isEmpty());
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() throws IOException {
        assertTrue(new Folder(deploy.resolve("nowhere"), clock::get).look().isEmpty());
    }
}
