package org.labhub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs a hub in the foreground, from the first look at its folders to its clean end. */
final class Start {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Site site;
    private final boolean safe;

    private Start(Site site, boolean safe) {
        this.site = site;
        this.safe = safe;
    }

    /** Answers the exit code when the hub has ended. */
    static int run(Site site, boolean safe) throws Exception {
        new Folders(site).prepare();
        DataLock lock = DataLock.take(site);
        try {
            return new Start(site, safe).runAlone();
        } finally {
            lock.close();
        }
    }

    private int runAlone() throws Exception {
        Temporary.renew(site);
        Map<String, String> properties = properties();
        ConsoleAddress console = ConsoleAddress.of(properties);
        console.mustBeFree();
        Hub hub = Hub.of(properties);
        Signals.handle(() -> stop(hub));
        hub.start(Features.of(site.home()).mustBeComplete().bundles());
        console.record(site);
        announce(hub, console);
        hub.openShell();
        hub.awaitStop();
        console.forget(site);
        return 0;
    }

    private Map<String, String> properties() throws IOException {
        Map<String, String> all = FrameworkProperties.of(site, System.getenv());
        all.put("gosh.args", Boolean.getBoolean("labhub.terminal") ? "--noshutdown" : "--noshutdown --nointeractive");
        if (safe) {
            Path nothing = Files.createDirectory(site.temporary().resolve("nothing"));
            all.put("felix.fileinstall.dir", nothing.toString());
            all.put("labhub.safe", "true");
        }
        System.setProperty("labhub.data", site.data().toString()); // logback.xml names it
        leaveLogLevels(site.data().resolve("log-levels.xml"));
        return all;
    }

    /** The log watches it only if it is there when the log begins. */
    private static void leaveLogLevels(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, "<included/>\n");
        }
    }

    private void announce(Hub hub, ConsoleAddress console) {
        List<String> missing = hub.notRunning();
        if (!missing.isEmpty()) {
            System.err.println("labhub: these bundles do not run, see data/log/labhub.log: " + missing);
        }
        System.out.printf("LabHub runs on %s%s, console at %s%n", site.base(), safe ? " without deploy/" : "", console);
    }

    private static void stop(Hub hub) {
        try {
            if (!hub.stop(STOP_WITHIN)) {
                System.err.printf(
                        "labhub: ended by force, still not stopped after %d s: %s%n",
                        STOP_WITHIN.toSeconds(), hub.stopping());
                Runtime.getRuntime().halt(1);
            }
        } catch (Exception e) { // whatever it is, the operator wants the process to end
            System.err.println("labhub: ended by force, cannot stop cleanly: " + e);
            Runtime.getRuntime().halt(1);
        }
    }
}
