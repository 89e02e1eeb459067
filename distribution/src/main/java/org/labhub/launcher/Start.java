package org.labhub.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs a hub in the foreground, from the first look at its folders to its clean end. */
final class Start {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private Start() {}

    static int run(Site site, boolean safe) throws Exception {
        new Folders(site).prepare();
        DataLock lock = DataLock.take(site);
        try {
            return runAlone(site, safe);
        } finally {
            lock.close();
        }
    }

    private static int runAlone(Site site, boolean safe) throws Exception {
        Map<String, String> properties = properties(site, safe);
        ConsoleAddress console = ConsoleAddress.of(properties);
        console.mustBeFree();
        Hub hub = Hub.start(properties, Features.of(site.home()).bundles());
        Signals.handle(() -> stop(hub));
        console.record(site);
        announce(hub, console, site);
        hub.awaitStop();
        return 0;
    }

    private static Map<String, String> properties(Site site, boolean safe) throws Exception {
        Map<String, String> all = FrameworkProperties.of(site, System.getenv());
        all.put("gosh.args", Boolean.getBoolean("labhub.terminal") ? "--noshutdown" : "--noshutdown --nointeractive");
        if (safe) {
            Path nothing = Files.createDirectory(site.temporary().resolve("nothing"));
            all.put("felix.fileinstall.dir", nothing.toString());
        }
        List.of("labhub.home", "labhub.base", "labhub.data")
                .forEach(key -> System.setProperty(key, all.getOrDefault(key, "")));
        return all;
    }

    private static void announce(Hub hub, ConsoleAddress console, Site site) {
        List<String> missing = hub.notRunning();
        if (!missing.isEmpty()) {
            System.err.println("labhub: these bundles do not run, see data/log/labhub.log: " + missing);
        }
        System.out.println("LabHub runs on " + site.base() + ", console at " + console);
    }

    private static void stop(Hub hub) {
        try {
            if (!hub.stop(STOP_WITHIN)) {
                System.err.println("labhub: some bundles did not stop within " + STOP_WITHIN.toSeconds() + " s");
                Runtime.getRuntime().halt(1);
            }
        } catch (Exception e) {
            System.err.println("labhub: cannot stop cleanly: " + e);
            Runtime.getRuntime().halt(1);
        }
    }
}
