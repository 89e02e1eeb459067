package org.labhub.broker.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Logger;

/** The log of a broker without a hub, on standard error. Its level stands in a file of the base, so that it can be changed while it runs. */
final class BrokerLog {

    private final Path file;
    private final Logger logger = Logger.getLogger("org.labhub.broker"); // held: a level goes with its logger
    private LogLevel now = LogLevel.INFO;

    BrokerLog(Path base) {
        this.file = base.resolve("data").resolve("broker").resolve("log-level");
    }

    /** What stands in the file. */
    LogLevel wanted() throws IOException {
        return Files.exists(file) ? LogLevel.of(Files.readString(file)) : LogLevel.INFO;
    }

    /** Holds for the broker that runs, within a second, and for each that runs later. */
    void want(LogLevel level) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), ".log-level", ""); // its owner's alone
        Files.writeString(fresh, level.name());
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Logs by itself from now on: whatever was set for the process does not hold any more. */
    void begin() throws IOException {
        ConsoleHandler terminal = new ConsoleHandler();
        terminal.setLevel(java.util.logging.Level.ALL);
        Arrays.stream(logger.getHandlers()).forEach(logger::removeHandler);
        logger.addHandler(terminal);
        logger.setUseParentHandlers(false);
        now = wanted();
        logger.setLevel(now.level());
    }

    /** Goes by what was written since, and answers it if that is another level; what is no level changes nothing. */
    Optional<LogLevel> follow() throws IOException {
        LogLevel wanted;
        try {
            wanted = wanted();
        } catch (IllegalArgumentException noLevel) {
            wanted = now;
        }
        if (wanted == now) {
            return Optional.empty();
        }
        now = wanted;
        logger.setLevel(wanted.level());
        return Optional.of(wanted);
    }
}
