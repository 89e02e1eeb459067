package org.labhub.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the doctor looks at in what a hub has left behind: its logs, and processes that should be gone. */
final class Traces {

    private static final long MUCH = 400L << 20;

    private final Site site;
    private final Secrets secrets;

    Traces(Site site, Secrets secrets) {
        this.site = site;
        this.secrets = secrets;
    }

    /** No secret stands where many look. */
    Finding secrets() {
        List<String> found = new ArrayList<>();
        for (Path file : logs()) {
            if (secrets.standIn(read(file))) {
                found.add(file.toString());
            }
        }
        return found.isEmpty()
                ? Finding.well("Security", "no secret of the site stands in its logs")
                : Finding.wrong(
                        "Security",
                        "a secret stands in " + String.join(", ", found),
                        "bin/labhub passwd; bin/labhub keys rotate; rm " + String.join(" ", found));
    }

    /** The logs are written, and their folder stays small. */
    Finding room() {
        long bytes = logs().stream().mapToLong(Traces::size).sum();
        String words = "the logs take %d MiB".formatted(bytes >> 20);
        return bytes <= MUCH
                ? Finding.well("Logs", words)
                : Finding.wrong(
                        "Logs",
                        words + "; 200 are kept by themselves",
                        "rm " + site.data().resolve("log") + "/*.gz");
    }

    /** Who stops a hub waits for it; one that hangs in its last moments holds memory and devices. */
    Finding leftBehind(Optional<Long> running) {
        List<String> others = ProcessHandle.allProcesses()
                .filter(each -> isHubOfThis(each) && !running.equals(Optional.of(each.pid())))
                .map(each -> Long.toString(each.pid()))
                .toList();
        return others.isEmpty()
                ? Finding.well("Stop", "no process is left of a hub that was stopped")
                : Finding.wrong(
                        "Stop",
                        "a hub of this base does not end: process " + String.join(", ", others),
                        "kill -9 " + String.join(" ", others));
    }

    private boolean isHubOfThis(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        boolean here = process.pid() == ProcessHandle.current().pid();
        return !here
                && line.contains("org.labhub.launcher.Main")
                && line.contains("--base " + site.base())
                && !line.matches(
                        ".* (status|stop|doctor|dump|shell|admin|keys|vault|passwd|check|audit|broker)( .*|$)");
    }

    private List<Path> logs() {
        try (Stream<Path> files = Files.list(site.data().resolve("log"))) {
            return Stream.concat(files, Stream.of(site.data().resolve("audit.log")))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** What is packed is passed by. */
    private static String read(Path file) {
        try {
            return file.toString().endsWith(".gz") ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
