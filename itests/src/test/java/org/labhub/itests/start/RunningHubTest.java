package org.labhub.itests.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubProcess;

/** One hub that runs on a site of its own, seen from other processes. */
final class RunningHubTest {

    @TempDir
    private static Path base;

    private static List<Path> program;
    private static HubProcess hub;

    /** Its site tries to have the console's usual password back. */
    @BeforeAll
    static void start() throws IOException {
        Files.writeString(
                Files.createDirectories(base.resolve("conf")).resolve("framework.properties"),
                "felix.webconsole.security.providers=\nfelix.webconsole.password=admin\n");
        program = Distribution.content(Distribution.home());
        hub = HubProcess.start(base);
    }

    @AfterAll
    static void end() {
        hub.close();
    }

    @Test
    void everyBundleRuns() {
        assertFalse(hub.output().contains("do not run"), hub::output);
    }

    @Test
    void nothingIsWrittenToTheProgramsFolder() {
        assertEquals(program, Distribution.content(Distribution.home()));
    }

    @Test
    void statusTellsItsPidAndAddress() throws Exception {
        HubCommand status = HubCommand.run("status", "--base", base.toString());
        assertEquals(0, status.exitCode(), status::text);
        assertTrue(status.text().contains("process " + hub.pid()), status::text);
        assertTrue(status.text().contains(hub.address("/system/console").toString()), status::text);
    }

    @Test
    void aSecondHubOnTheSameBaseIsRefusedAndToldItsPid() throws Exception {
        HubCommand second = HubCommand.run("--base", base.toString());
        assertOneLine(second, "process " + hub.pid());
    }

    @Test
    void aHubOnATakenPortIsRefused(@TempDir Path other) throws Exception {
        Map<String, String> samePort = Map.of("LABHUB_HTTP_PORT", Integer.toString(hub.port()));
        assertOneLine(HubCommand.run(samePort, "--base", other.toString()), "port " + hub.port());
    }

    @Test
    void nobodyGetsInByTheConsolesUsualPassword() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(hub.address("/system/console/bundles"))
                .header("Authorization", "Basic YWRtaW46YWRtaW4=")
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertFalse(status == 200, "answered " + status);
    }

    @Test
    void whatItWritesIsForItsOwnerAlone() throws IOException {
        for (Path each : Distribution.content(base.resolve("data"), Integer.MAX_VALUE)) {
            assertEquals(0, mode(each) & 0077, each + " can be read or written by others");
        }
    }

    private static int mode(Path each) throws IOException {
        try {
            return (int) Files.getAttribute(each, "unix:mode");
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }

    private static void assertOneLine(HubCommand refused, String fact) {
        assertEquals(1, refused.exitCode(), refused::text);
        assertEquals(1, refused.text().lines().count(), refused::text);
        assertTrue(refused.text().contains(fact), refused::text);
    }
}
