package org.labhub.itests.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.labhub.itests.hub.Await;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.HubProcess;

/**
 * How long a hub takes from its start to the first answer of its console, against a bare Felix: the same launcher, the
 * same runtime and console bundles, none of LabHub's own. By turns, each on a fresh site.
 */
public final class ColdStart {

    private static final int ROUNDS = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path home;
    private final Path folder;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> busy = new ArrayList<>();
    private final List<Long> megabytes = new ArrayList<>();

    private ColdStart(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /** Prints both medians, their ratio, and the memory that each takes. */
    public static void main(String[] args) throws Exception {
        System.setProperty("labhub.distribution", args[0]);
        Path folder = Files.createTempDirectory("coldstart");
        ColdStart bare = new ColdStart(bareFelix(folder.resolve("bare")), folder);
        ColdStart hub = new ColdStart(Distribution.home(), folder);
        for (int round = 0; round < ROUNDS; round++) {
            bare.measure("bare" + round);
            hub.measure("hub" + round);
        }
        System.out.println("bare Felix with the same console: " + bare);
        System.out.println("LabHub:                           " + hub);
        System.out.printf(
                "ratio: %.2f by the clock, %.2f in processor time; load average %s%n",
                median(hub.seconds) / median(bare.seconds),
                median(hub.busy) / median(bare.busy),
                Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0]);
        Distribution.remove(folder);
    }

    /** The console's own log-in, with a password that nobody knows, in place of ours. */
    private static Path bareFelix(Path home) throws IOException {
        Distribution.copyTo(home);
        Files.delete(home.resolve("features/labhub.json"));
        Files.writeString(
                home.resolve("conf/framework.properties"),
                "\nfelix.webconsole.password=" + UUID.randomUUID() + "\n",
                StandardOpenOption.APPEND);
        return home;
    }

    private void measure(String site) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (HubProcess hub = HubProcess.launch(home, folder.resolve(site))) {
            Await.until(PATIENCE, () -> answers(hub), hub::output);
            seconds.add((System.nanoTime() - start) / 1e9);
            busy.add(hub.processorTime().toMillis() / 1e3);
            hub.awaitOutput("LabHub runs on");
            megabytes.add(residentMegabytes(hub.pid()));
            hub.signal("TERM");
            hub.exitCode();
        }
    }

    /** A page or a request to log in; not the refusal of a console that is still without a log-in. */
    private static boolean answers(HubProcess hub) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    hub.address("/system/console/bundles").toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            int status = connection.getResponseCode();
            return status < 400 || status == HttpURLConnection.HTTP_UNAUTHORIZED;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static long residentMegabytes(long pid) throws IOException {
        String line = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(each -> each.startsWith("VmRSS:"))
                .findFirst()
                .orElse("VmRSS: 0 kB");
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Override
    public String toString() {
        return "median %.2f s (%.2f s of processors) of %d starts, %d MB resident right after the last"
                .formatted(median(seconds), median(busy), seconds.size(), megabytes.get(megabytes.size() - 1));
    }
}
