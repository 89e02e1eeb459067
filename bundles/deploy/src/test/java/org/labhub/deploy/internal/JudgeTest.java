package org.labhub.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.labhub.api.deploy.DeployedFile;
import org.labhub.api.deploy.DeployedFile.State;
import org.labhub.deploy.internal.container.Container;
import org.labhub.deploy.internal.container.FakeInstalled;
import org.labhub.deploy.internal.container.Installed;
import org.labhub.deploy.internal.container.Installed.Stage;
import org.labhub.deploy.internal.folder.Content;
import org.labhub.deploy.internal.folder.Content.Plugin;
import org.labhub.deploy.internal.folder.Content.Unfinished;
import org.labhub.deploy.internal.folder.Content.Unfit;
import org.labhub.deploy.internal.folder.Sighting;
import org.osgi.framework.Version;

class JudgeTest {

    private static final Path FILE = Path.of("/deploy/my meter.jar");
    private static final String LOCATION = "file:/deploy/my%20meter.jar";
    private static final Version ONE = new Version(1, 0, 0);
    private static final Plugin PLUGIN = new Plugin("org.acme.meter", ONE);
    private static final Duration OLD = Duration.ofMinutes(1);

    private final Map<String, Installed> bundles = new HashMap<>();
    private final Map<String, String> origins = new HashMap<>();

    private final Judge judge = new Judge(new Container() {
        @Override
        public Optional<Installed> at(String location) {
            return Optional.ofNullable(bundles.get(location));
        }

        @Override
        public Optional<String> origin(String symbolicName, Version version) {
            return Optional.ofNullable(origins.get(symbolicName + version));
        }
    });

    private DeployedFile judge(Content content, Duration quiet) {
        return judge.judge(new Sighting(FILE, 10, 1000, quiet), content);
    }

    private DeployedFile installed(Installed bundle) {
        bundles.put(LOCATION, bundle);
        return judge(PLUGIN, OLD);
    }

    private static void assertState(State state, String reason, DeployedFile file) {
        assertEquals(state, file.state(), file.sentence());
        assertTrue(file.sentence().contains(reason), file.sentence());
    }

    @Test
    void anUnfinishedFileIsBeingCopiedUntilItIsQuiet() {
        Unfinished half = new Unfinished("it ends too early", "Copy it again.");
        assertState(State.COPYING, "", judge(half, Duration.ZERO));
        assertState(State.REFUSED, "it ends too early", judge(half, OLD));
    }

    @Test
    void whatIsNoBundleIsRefusedAtOnce() {
        assertState(State.REFUSED, "plain jar", judge(new Unfit("plain jar", "Build it."), Duration.ZERO));
    }

    @Test
    void aBundleThatTheContainerDoesNotTakeIsRefusedInTheEnd() {
        assertState(State.COPYING, "", judge(PLUGIN, Duration.ZERO));
        assertState(State.REFUSED, "did not install", judge(PLUGIN, OLD));
    }

    @Test
    void aSecondFileOfTheSameBundleIsRefusedAndNamesTheFirst() {
        origins.put("org.acme.meter1.0.0", "file:/deploy/first.jar");
        assertState(State.REFUSED, "file:/deploy/first.jar", judge(PLUGIN, Duration.ZERO));
    }

    @Test
    void anActiveBundleRuns() {
        assertState(State.RUNNING, "", installed(FakeInstalled.at(Stage.ACTIVE)));
    }

    @Test
    void aComponentThatFailedMeansRefused() {
        assertState(
                State.REFUSED,
                "Meter failed",
                installed(FakeInstalled.at(Stage.ACTIVE).component(FakeInstalled.FAILED)));
    }

    @Test
    void aComponentThatLacksSomethingMeansWaiting() {
        assertState(
                State.WAITING,
                "needs a clock",
                installed(FakeInstalled.at(Stage.ACTIVE).component(FakeInstalled.MISSING)));
    }

    @Test
    void anUnresolvedBundleWaits() {
        DeployedFile file = installed(FakeInstalled.at(Stage.DOWN).missing(FakeInstalled.MISSING));
        assertState(State.WAITING, "needs a clock", file);
        assertEquals("Bring one.", file.remedy());
    }

    @Test
    void aBundleThatDoesNotStartIsRefused() {
        assertState(
                State.REFUSED,
                "Meter failed",
                installed(FakeInstalled.at(Stage.DOWN).failing(FakeInstalled.FAILED)));
    }

    @Test
    void aBundleThatSomebodyStoppedIsStopped() {
        assertState(State.STOPPED, "somebody stopped it", installed(FakeInstalled.at(Stage.STOPPED)));
    }

    @Test
    void aBundleWaitsWhileTheHubStarts() {
        assertState(State.WAITING, "still starting", installed(FakeInstalled.at(Stage.TOO_EARLY)));
    }

    @Test
    void anUpdateThatFailedDoesNotPassForRunning() {
        Installed before = FakeInstalled.at(Stage.ACTIVE).with(new Version(0, 9, 0));
        assertState(State.REFUSED, "did not take this content", installed(before));
    }

    @Test
    void aNewFileOfTheSameVersionIsNotRunningBeforeTheUpdate() {
        assertState(
                State.REFUSED,
                "did not take this content",
                installed(FakeInstalled.at(Stage.ACTIVE).changedAt(999)));
    }

    @Test
    void everyRefusalHasARemedy() {
        List<DeployedFile> refused = List.of(
                judge(PLUGIN, OLD),
                judge(new Unfit("plain jar", "Build it."), OLD),
                installed(FakeInstalled.at(Stage.ACTIVE).component(FakeInstalled.FAILED)),
                installed(FakeInstalled.at(Stage.ACTIVE).changedAt(0)));
        refused.forEach(file -> assertTrue(!file.remedy().isEmpty(), file.sentence()));
    }
}
