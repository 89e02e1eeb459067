package org.labhub.itests.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.FreePort;
import org.labhub.itests.hub.HubCommand;

/** Each reason not to start: one clear line, an exit code that is not 0, and nothing left running. */
final class RefusedStartTest {

    @TempDir
    private Path folder;

    private Path base;

    @BeforeEach
    void site() throws IOException {
        base = Files.createDirectory(folder.resolve("site"));
    }

    @Test
    void aDataFolderThatCannotBeWritten() throws Exception {
        Files.createSymbolicLink(base.resolve("data"), Path.of("/proc/self/net"));
        assertRefused(Map.of(), "cannot write to " + base.resolve("data"));
    }

    @Test
    void aBaseThatEverybodyCanWriteTo() throws Exception {
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertRefused(Map.of(), "chmod o-w " + base);
    }

    @Test
    void aProgramThatEverybodyCanWriteTo() throws Exception {
        Path home = Distribution.copyTo(folder.resolve("program"));
        Files.setPosixFilePermissions(home.resolve("lib"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertRefused(home, Map.of(), "chmod o-w " + home.resolve("lib"));
    }

    @Test
    void aMissingJava() throws Exception {
        assertRefused(Map.of("JAVA_HOME", "/nowhere"), "no Java found at \"/nowhere/bin/java\"");
    }

    @Test
    void aJavaThatIsTooOld() throws Exception {
        Path old = javaThatCallsItself("11.0.2");
        assertRefused(Map.of("JAVA_HOME", old.toString()), "Java 11");
    }

    @Test
    void aJavaOfTheOldCounting() throws Exception {
        Path old = javaThatCallsItself("1.8.0_402");
        assertRefused(Map.of("JAVA_HOME", old.toString()), "Java 8");
    }

    @Test
    void anAddressBeyondThisMachine() throws Exception {
        assertRefused(Map.of("LABHUB_HTTP_HOST", "0.0.0.0"), "on this machine only");
    }

    @Test
    void aProgramOfWhichAJarIsMissing() throws Exception {
        Path home = Distribution.copyTo(folder.resolve("program"));
        Path jar = Distribution.content(home.resolve("system")).stream()
                .filter(file -> file.toString().contains("eventadmin")
                        && file.toString().endsWith(".jar"))
                .findFirst()
                .orElseThrow();
        Files.delete(jar);
        assertRefused(home, Map.of(), jar + " is missing");
    }

    private Path javaThatCallsItself(String version) throws IOException {
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder.resolve("java");
    }

    private void assertRefused(Map<String, String> environment, String fact) throws Exception {
        assertRefused(Distribution.home(), environment, fact);
    }

    private void assertRefused(Path home, Map<String, String> environment, String fact) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("LABHUB_HTTP_PORT", Integer.toString(FreePort.any()));
        HubCommand refused = HubCommand.run(
                all, java.util.List.of(home.resolve("bin/labhub").toString(), "--base", base.toString()));
        assertEquals(1, refused.exitCode(), refused::text);
        assertEquals(1, refused.text().lines().count(), refused::text);
        assertTrue(refused.text().contains(fact), refused::text);
    }
}
