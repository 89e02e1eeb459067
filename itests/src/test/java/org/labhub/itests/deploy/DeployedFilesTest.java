package org.labhub.itests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.HubLog;
import org.labhub.itests.hub.HubProcess;

/** One hub with everything in its deploy folder that can be wrong, and what its log says of it. */
final class DeployedFilesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path base;

    private static FailingSite site;
    private static HubProcess hub;

    @BeforeAll
    static void startAmongBadFiles() throws IOException {
        site = FailingSite.in(base);
        HubProcess.lookIntoDeployOften(base);
        hub = HubProcess.start(base);
    }

    @AfterAll
    static void endHub() {
        hub.close();
    }

    private static Path deploy() {
        return site.deploy();
    }

    private static void drop(String name, DroppedBundle bundle) throws IOException {
        site.drop(name, bundle);
    }

    private static List<String> log() {
        return HubLog.of(base);
    }

    private static long told(String sentence) {
        return log().stream().filter(line -> line.contains(sentence)).count();
    }

    private static void awaitTold(String sentence) {
        Await.until(PATIENCE, () -> told(sentence) > 0, () -> String.join("\n", log()));
    }

    @Test
    void garbageIsRefused() {
        awaitTold("garbage.jar is refused: it is no jar");
    }

    @Test
    void aJarThatWasUnresolvableAtStartUpNamesWhatItNeeds() {
        awaitTold("import.jar is waiting: needs the package org.acme.calib [1.2.0,2.0.0), which nothing offers");
    }

    @Test
    void anActivatorThatFailedAtStartUpSaysWhy() {
        awaitTold("activator.jar is refused: it does not start: IOException: card 3 is not there");
    }

    @Test
    void aGoodJarRunsBesideTheBadOnes() {
        awaitTold("good.jar is running (t.good 1.0.0)");
    }

    @Test
    void halfAJarIsRefusedUntilTheRestComes() throws IOException {
        byte[] whole =
                FailingSite.bundle("t.later").component(GoodMeter.class, "").bytes();
        Path file = Files.write(deploy().resolve("later.jar"), Arrays.copyOf(whole, whole.length / 2));
        awaitTold("later.jar is refused: it ends too early");
        Files.write(file, whole);
        awaitTold("later.jar is running (t.later 1.0.0)");
    }

    @Test
    void aComponentThatFailedToActivateSaysWhy() throws IOException {
        drop("faulty.jar", FailingSite.bundle("t.faulty").component(BrokenMeter.class, ""));
        awaitTold(
                "faulty.jar is refused: BrokenMeter failed to activate: IllegalArgumentException: rate must be above 0 Hz, not 0.0");
    }

    @Test
    void aMissingServiceIsNamed() throws IOException {
        drop("needy.jar", FailingSite.bundle("t.needy").component(GoodMeter.class, FailingSite.CLOCK));
        awaitTold("needy.jar is waiting: GoodMeter needs a service org.acme.Clock with (kind=atomic)");
    }

    @Test
    void aJarRunsAsSoonAsWhatItNeedsIsThere() throws IOException {
        drop("late.jar", FailingSite.bundle("t.late").header("Import-Package", "org.late"));
        awaitTold("late.jar is waiting: needs the package org.late, which nothing offers");
        drop("offer.jar", FailingSite.bundle("t.offer").header("Export-Package", "org.late"));
        awaitTold("late.jar is running (t.late 1.0.0)");
    }

    @Test
    void aReplacedJarRunsInItsNewVersion() throws IOException {
        drop("meter.jar", FailingSite.bundle("t.meter").component(GoodMeter.class, ""));
        awaitTold("meter.jar is running (t.meter 1.0.0)");
        drop("meter.jar", new DroppedBundle("t.meter", "2.0.0").component(GoodMeter.class, ""));
        awaitTold("meter.jar is running (t.meter 2.0.0)");
    }

    @Test
    void aJarThatIsReplacedByGarbageIsRefusedAndDisturbsNoOther() throws IOException {
        awaitTold("good.jar is running");
        long before = told("good.jar is");
        drop("spoilt.jar", FailingSite.bundle("t.spoilt"));
        awaitTold("spoilt.jar is running");
        Files.writeString(deploy().resolve("spoilt.jar"), "oh");
        awaitTold("spoilt.jar is refused: it is no jar");
        assertEquals(before, told("good.jar is"));
    }

    @Test
    void aRemovedJarIsGone() throws IOException {
        drop("short.jar", FailingSite.bundle("t.short"));
        awaitTold("short.jar is running");
        Files.delete(deploy().resolve("short.jar"));
        awaitTold("short.jar is gone");
    }

    @Test
    void aSecondFileOfTheSameBundleIsRefused() throws IOException {
        drop("first.jar", FailingSite.bundle("t.twin"));
        awaitTold("first.jar is running");
        drop("second.jar", FailingSite.bundle("t.twin"));
        awaitTold("second.jar is refused: t.twin 1.0.0 is there already, from file:");
    }

    @Test
    void aConfigurationFileIsSentToItsFolder() throws IOException {
        Files.writeString(deploy().resolve("org.acme~one.cfg"), "rate=1");
        awaitTold("org.acme~one.cfg is refused: configuration is not read from deploy/. Put it into");
    }

    @Test
    void aStateIsToldOnce() throws IOException {
        awaitTold("garbage.jar is refused");
        drop("marker.jar", FailingSite.bundle("t.marker"));
        awaitTold("marker.jar is running");
        assertEquals(1, told("garbage.jar is refused"));
    }
}
