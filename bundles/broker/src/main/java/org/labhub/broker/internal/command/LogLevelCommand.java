package org.labhub.broker.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The command {@code bin/labhub broker log-level} where no hub runs: says and sets how much a broker without a hub logs. */
public final class LogLevelCommand {

    private static final int DONE = 0;
    private static final int USED_WRONGLY = 2;

    private LogLevelCommand() {}

    /**
     * Runs.
     *
     * @param base of the broker
     * @param arguments {@code log-level}, and the level if it is to be another one
     * @return the exit code: 0 done, 2 used wrongly
     * @throws IOException if it cannot be written down
     */
    public static int run(Path base, List<String> arguments) throws IOException {
        BrokerLog log = new BrokerLog(base);
        try {
            if (arguments.size() > 2) {
                throw new IllegalArgumentException("log-level takes one level, not " + arguments.subList(1, 3));
            }
            if (arguments.size() == 2) {
                log.want(LogLevel.of(arguments.get(1)));
            }
            System.out.println(log.wanted());
            return DONE;
        } catch (IllegalArgumentException e) {
            System.err.println("broker: " + e.getMessage());
            return USED_WRONGLY;
        }
    }
}
