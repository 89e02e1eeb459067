package org.labhub.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPairTest {

    private final KeyPair pair = KeyPair.generate();

    @TempDir
    private Path folder;

    private Path written(String mode) throws IOException {
        Path file = Files.writeString(
                folder.resolve("key"), "public=" + pair.publicKey() + "\nsecret=" + pair.secretZ85() + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void aKeyThatIsNoneIsRefusedAndNotShown() {
        String none = pair.secretZ85().substring(1);
        Exception refused = assertThrows(
                IllegalArgumentException.class,
                () -> KeyPair.of(pair.publicKey().z85(), none));
        assertFalse(String.valueOf(refused.getMessage()).contains(none));
    }

    @Test
    void whatWasMadeForSomebodyIsRead() throws IOException {
        assertEquals(pair.secretZ85(), KeyPair.in(written("rw-------")).secretZ85());
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        Path file = written("rw-r-----");
        assertThrows(FileSystemException.class, () -> KeyPair.in(file));
    }

    @Test
    void aMissingKeySaysHowOneIsMade() {
        Exception missing = assertThrows(NoSuchFileException.class, () -> KeyPair.in(folder.resolve("none")));
        assertTrue(String.valueOf(missing.getMessage()).contains("keys make"));
    }
}
