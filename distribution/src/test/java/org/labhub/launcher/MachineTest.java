package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineTest {

    @TempDir
    private Path root;

    @Test
    void anOldJavaIsNamed() {
        assertFalse(Machine.java(11).well());
        assertTrue(Machine.java(17).well());
    }

    @Test
    void aLowLimitOfFilesIsNamedWithTheCommandThatMendsIt() {
        assertEquals(
                "ulimit -n 4096",
                Machine.files("Max open files            256    1048576    files")
                        .remedy());
        assertTrue(Machine.files("Max open files            1048576    1048576    files")
                .well());
        assertTrue(Machine.files("Max open files            unlimited  unlimited  files")
                .well());
    }

    @Test
    void blocksThatGoAtLogOutAreNamed() throws IOException {
        assertTrue(Machine.logOut(root, "anna").well());
        Files.createDirectories(root.resolve("run/systemd/users"));
        assertEquals("loginctl enable-linger anna", Machine.logOut(root, "anna").remedy());
        assertTrue(Machine.logOut(root, "root").well());
        Files.createFile(
                Files.createDirectories(root.resolve("var/lib/systemd/linger")).resolve("anna"));
        assertTrue(Machine.logOut(root, "anna").well());
    }

    @Test
    void blocksStayWhereTheSystemIsToldSo() throws IOException {
        Files.createDirectories(root.resolve("run/systemd/users"));
        Path told = Files.createDirectories(root.resolve("etc/systemd")).resolve("logind.conf");
        Files.writeString(told, "[Login]\nRemoveIPC=no\n");
        assertTrue(Machine.logOut(root, "anna").well());
    }

    @Test
    void aClockThatWasPutBackIsNamed() throws IOException {
        Instant written = Instant.parse("2030-01-01T12:00:00Z");
        Path log = Files.createDirectories(root.resolve("data/log")).resolve("labhub.log");
        Files.setLastModifiedTime(Files.createFile(log), FileTime.from(written));
        Machine machine = new Machine(new Site(root, root));
        assertTrue(machine.clock(written.plusSeconds(1)).well());
        assertEquals(
                "timedatectl set-ntp true",
                machine.clock(written.minusSeconds(3600)).remedy());
    }
}
