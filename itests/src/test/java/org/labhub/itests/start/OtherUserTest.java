package org.labhub.itests.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.HubProcess;
import org.labhub.itests.plugins.SineJar;

/** A hub that runs as a user to whom nothing belongs but its base: by this the kernel tells where it writes. */
final class OtherUserTest {

    private static final int NOBODY = 65_534;
    private static final Path BLOCKS = Path.of("/dev/shm/labhub-" + NOBODY);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private Path folder = Path.of("/nowhere");
    private Path program;
    private Path base;

    @BeforeEach
    void programOfRootAndBaseOfNobody() throws IOException {
        assumeTrue(System.getProperty("user.name", "").equals("root"), "only root can start a hub as another user");
        folder = Files.createTempDirectory("other-user");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        program = Distribution.copyTo(folder.resolve("program"));
        base = Files.createDirectory(folder.resolve("base"));
        Files.setAttribute(base, "unix:uid", NOBODY);
    }

    @AfterEach
    void remove() throws IOException {
        for (Path each : List.of(folder, BLOCKS)) {
            if (Files.exists(each)) {
                Distribution.remove(each);
            }
        }
    }

    @Test
    void aProgramThatItsUserCannotWriteToRuns() throws Exception {
        try (HubProcess hub = HubProcess.startThrough(AS_NOBODY, program, base)) {
            assertFalse(hub.output().contains("do not run"), hub::output);
            hub.signal("TERM");
            assertEquals(0, hub.exitCode(), hub::output);
        }
    }

    /** With a driver, whose frames flow: native code has been loaded then. */
    @Test
    void itWritesNothingButItsBaseAndItsBlocks() throws Exception {
        SineJar.copyTo(Files.createDirectories(base.resolve("deploy")));
        Files.writeString(
                Files.createDirectories(base.resolve("conf/local")).resolve("configuration.json"),
                "{ \"org.labhub.driver.sine~one\": {} }");
        List<Path> before = elsewhere();
        try (HubProcess hub = HubProcess.startThrough(AS_NOBODY, program, base)) {
            Await.until(PATIENCE, () -> Files.isDirectory(BLOCKS), hub::output);
            List<Path> written = new ArrayList<>(elsewhere());
            written.removeAll(before);
            assertEquals(List.of(), written, hub::output);
        }
    }

    private List<Path> elsewhere() {
        return Stream.of("/tmp", "/var/tmp", "/dev/shm", System.getProperty("user.home"))
                .flatMap(top -> Distribution.content(Path.of(top), 2).stream())
                .filter(OtherUserTest::belongsToNobody)
                .filter(path -> !path.startsWith(folder) && !path.startsWith(BLOCKS))
                .toList();
    }

    private static boolean belongsToNobody(Path path) {
        try {
            return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .equals(NOBODY);
        } catch (IOException gone) {
            return false;
        }
    }
}
