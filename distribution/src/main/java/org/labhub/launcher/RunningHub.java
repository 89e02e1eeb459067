package org.labhub.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The hub that runs on a site, seen from another process. */
final class RunningHub {

    private static final int NOT_RUNNING = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private RunningHub() {}

    static int status(Site site) throws IOException {
        Optional<Long> pid = DataLock.holder(site);
        System.out.println(pid.map(running -> "A hub runs on %s: process %d, console at %s"
                        .formatted(site.base(), running, ConsoleAddress.recorded(site)))
                .orElse("No hub runs on " + site.base()));
        return pid.isPresent() ? 0 : NOT_RUNNING;
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
