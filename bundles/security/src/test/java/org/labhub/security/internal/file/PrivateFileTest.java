package org.labhub.security.internal.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    private Path folder;

    @Test
    void nothingIsThereBeforeTheFirstReplace() throws IOException {
        assertTrue(new PrivateFile(folder.resolve("secret")).content().isEmpty());
    }

    @Test
    void whatWasWrittenIsReadAndNothingElseIsLeft() throws IOException {
        PrivateFile file = new PrivateFile(folder.resolve("secret"));
        file.replace(new byte[] {1});
        file.replace(new byte[] {2, 3});
        assertArrayEquals(new byte[] {2, 3}, file.content().orElseThrow());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("secret")), left.toList());
        }
    }

    @Test
    void aFileThatOthersMayReadIsRefusedWithTheRemedy() throws IOException {
        Path path = Files.writeString(folder.resolve("secret"), "x");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        FileSystemException refusal = assertThrows(FileSystemException.class, () -> new PrivateFile(path).content());
        assertTrue(refusal.getMessage().contains("chmod 600"));
    }

    @Test
    void aFileThatIsFarTooLargeIsRefused() throws IOException {
        PrivateFile file = new PrivateFile(folder.resolve("secret"));
        file.replace(new byte[64 * 1024 + 1]);
        assertThrows(FileSystemException.class, file::content);
    }
}
