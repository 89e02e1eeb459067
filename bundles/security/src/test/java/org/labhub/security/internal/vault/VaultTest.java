package org.labhub.security.internal.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
@Tag("long")
class VaultTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final byte[] SECRET = "a long password".getBytes(StandardCharsets.UTF_8);
    private static final String CANARY = "canary-9f31";

    @TempDir
    private Path folder;

    private Path path;
    private Vault vault;

    @BeforeEach
    void make() throws IOException {
        path = folder.resolve("security/vault");
        vault = new Vault(path, SECRET);
        vault.edit(content -> content.with("trust.scope", CANARY));
    }

    private static String refusal(Vault vault) {
        return String.valueOf(assertThrows(VaultException.class, vault::read).getMessage());
    }

    @Test
    void whatWasPutInIsReadAgain() throws IOException {
        assertEquals(
                Optional.of(CANARY),
                new Vault(path, SECRET).read().orElseThrow().value("trust.scope"));
    }

    @Test
    void nothingOfItCanBeReadInTheFile() throws IOException {
        assertFalse(Files.readString(path, StandardCharsets.ISO_8859_1).contains(CANARY));
    }

    @Test
    void onlyItsOwnerMayOpenIt() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolveSibling(""))));
    }

    @Test
    void theSameContentIsNeverWrittenInTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(path);
        vault.edit(content -> content.with("more", "x"));
        vault.edit(content -> content.without("more"));
        assertFalse(Arrays.equals(first, Files.readAllBytes(path)));
    }

    @Test
    void anyChangedByteClosesIt() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        for (int at = 0; at < whole.length; at++) {
            for (int bit = DEEP ? 0 : at % 8; bit < (DEEP ? 8 : at % 8 + 1); bit++) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 << bit);
                Files.write(path, changed);
                assertTrue(refusal(vault).contains("cannot be opened"), "byte " + at + ", bit " + bit);
            }
        }
    }

    @Test
    void anyMissingEndClosesIt() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertTrue(refusal(vault).contains("cannot be opened"), length + " bytes");
        }
    }

    @Test
    void aWrongPasswordAndADamagedVaultSayTheSame() throws IOException {
        String wrong = refusal(new Vault(path, "another password".getBytes(StandardCharsets.UTF_8)));
        byte[] damaged = Files.readAllBytes(path);
        damaged[damaged.length - 1] ^= 1;
        Files.write(path, damaged);
        assertEquals(wrong, refusal(new Vault(path, SECRET)));
    }

    @Test
    void whoCannotReadItDoesNotOverwriteIt() throws IOException {
        byte[] before = Files.readAllBytes(path);
        Vault wrong = new Vault(path, "another password".getBytes(StandardCharsets.UTF_8));
        assertThrows(VaultException.class, () -> wrong.edit(content -> content.with("x", "y")));
        assertArrayEquals(before, Files.readAllBytes(path));
    }

    @Test
    void aDamagedVaultIsNotOverwritten() throws IOException {
        byte[] damaged = Files.readAllBytes(path);
        damaged[60] ^= 1;
        Files.write(path, damaged);
        assertThrows(VaultException.class, () -> vault.edit(content -> content.with("x", "y")));
        assertArrayEquals(damaged, Files.readAllBytes(path));
    }

    @Test
    void whatItAsksOfTheKeyDerivationIsBounded() throws IOException {
        byte[] bomb = Files.readAllBytes(path);
        ByteBuffer.wrap(bomb).putInt(8, Integer.MAX_VALUE).putInt(12, Integer.MAX_VALUE);
        Files.write(path, bomb);
        assertFalse(VaultHeader.isSound(bomb));
        assertTrue(refusal(vault).contains("cannot be opened"));
    }

    @Test
    void aVaultThatOthersMayReadIsRefused() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(String.valueOf(assertThrows(IOException.class, vault::read).getMessage())
                .contains("chmod 600"));
    }

    @Test
    void aLinkInItsPlaceIsRefused() throws IOException {
        Path elsewhere = Files.move(path, folder.resolve("elsewhere"));
        Files.createSymbolicLink(path, elsewhere);
        assertThrows(IOException.class, vault::read);
    }

    @Test
    void noMessageShowsASecret() {
        assertFalse(refusal(new Vault(path, CANARY.getBytes(StandardCharsets.UTF_8)))
                .contains(CANARY));
    }
}
