package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoldersTest {

    @TempDir
    private Path folder;

    @Test
    void aNewSiteGetsItsFolders() throws Refusal {
        Site site = prepared();
        assertTrue(Files.isDirectory(site.data()) && Files.isDirectory(site.deploy()));
    }

    @Test
    void dataIsReadableByItsOwnerAlone() throws IOException, Refusal {
        Files.createDirectories(site().data());
        Files.setPosixFilePermissions(site().data(), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(prepared().data())));
    }

    @Test
    void aWorldWritablePartOfTheProgramIsRefused() throws IOException {
        Path system = Files.createDirectories(site().home().resolve("system"));
        Files.setPosixFilePermissions(system, PosixFilePermissions.fromString("rwxrwxrwx"));
        Refusal refusal = assertThrows(Refusal.class, this::prepared);
        assertTrue(refusal.getMessage().contains("chmod o-w " + system), refusal.getMessage());
    }

    @Test
    void aFileInPlaceOfDataIsRefused() throws IOException {
        Files.createDirectories(site().base());
        Files.createFile(site().data());
        assertThrows(Refusal.class, this::prepared);
    }

    private Site site() {
        return new Site(folder.resolve("program"), folder.resolve("site"));
    }

    private Site prepared() throws Refusal {
        new Folders(site()).prepare();
        return site();
    }
}
