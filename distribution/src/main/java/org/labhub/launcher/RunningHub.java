package org.labhub.launcher;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.labhub.launcher.HubShell.Said;

/** The hub that runs on a site, seen from another process. */
final class RunningHub {

    private static final int NOT_RUNNING = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private RunningHub() {}

    static int status(Site site, List<String> arguments) throws IOException, InterruptedException, Refusal {
        if (!arguments.isEmpty() && !arguments.equals(List.of("--json"))) {
            throw new Refusal("status takes nothing but --json, not \"" + String.join(" ", arguments) + "\"");
        }
        Optional<Long> pid = DataLock.holder(site);
        System.out.println(arguments.isEmpty() ? words(site, pid) : json(site, pid));
        return pid.isPresent() ? 0 : NOT_RUNNING;
    }

    private static String words(Site site, Optional<Long> pid) throws IOException, InterruptedException {
        if (pid.isEmpty()) {
            return "No hub runs on " + site.base();
        }
        String head = "A hub runs on %s: process %d, console at %s"
                .formatted(site.base(), pid.get(), ConsoleAddress.recorded(site));
        return listens(site) ? head + "\n" + ask(site, "status").text().stripTrailing() : head;
    }

    private static String json(Site site, Optional<Long> pid) throws IOException, InterruptedException {
        JsonObjectBuilder all =
                Json.createObjectBuilder().add("base", site.base().toString()).add("running", pid.isPresent());
        if (pid.isPresent()) {
            all.add("pid", pid.get()).add("console", ConsoleAddress.recorded(site));
        }
        Said said = pid.isPresent() && listens(site) ? ask(site, "status --json") : new Said(NOT_RUNNING, "");
        if (said.exitCode() == 0) {
            try (JsonReader reader = Json.createReader(new StringReader(said.text()))) {
                all.add("health", reader.readObject());
            }
        }
        return all.build().toString();
    }

    /** Its remote shell is there last of all. */
    private static boolean listens(Site site) {
        return Files.exists(site.data().resolve("shell").resolve("connection"));
    }

    private static Said ask(Site site, String command) throws IOException, InterruptedException {
        return HubShell.labhub(site, "shell", "--exec", command);
    }

    static int stop(Site site) throws IOException, InterruptedException, Refusal {
        Optional<ProcessHandle> hub = DataLock.holder(site).flatMap(ProcessHandle::of);
        if (hub.isEmpty()) {
            System.out.println("No hub runs on " + site.base());
            return 0;
        }
        hub.get().destroy();
        return awaitEnd(hub.get());
    }

    private static int awaitEnd(ProcessHandle hub) throws InterruptedException, Refusal {
        try {
            hub.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            System.out.println("Stopped.");
            return 0;
        } catch (TimeoutException | java.util.concurrent.ExecutionException still) {
            throw new Refusal("process %d has not ended within %d s. Look at data/log/labhub.log, or end it: kill -9 %d"
                    .formatted(hub.pid(), PATIENCE.toSeconds(), hub.pid()));
        }
    }
}
