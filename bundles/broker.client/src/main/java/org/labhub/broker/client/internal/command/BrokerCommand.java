package org.labhub.broker.client.internal.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.ChannelStatus;
import org.labhub.broker.client.ClientSettings;
import org.labhub.broker.client.ZmqBrokerClient;
import org.labhub.security.LocalConnection;
import org.labhub.security.LocalConnection.Entrance;

/** The command {@code bin/labhub broker}: shows what is registered at the broker of a base. */
public final class BrokerCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int DONE = 0;
    private static final int USED_WRONGLY = 2;
    private static final int FAILED = 4;

    private final PrintStream out;
    private final PrintStream err;

    private BrokerCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command with the process's own streams.
     *
     * @param base of the hub
     * @param arguments {@code list}, or nothing
     * @return the exit code: 0 done, 2 used wrongly, 4 failed
     */
    public static int run(Path base, List<String> arguments) {
        BrokerCommand command = new BrokerCommand(System.out, System.err);
        return switch (arguments.isEmpty() ? "list" : arguments.get(0)) {
            case "list" -> command.list(LocalConnection.ofBase(base));
            default -> command.refuse(arguments);
        };
    }

    private int refuse(List<String> arguments) {
        err.println(
                "broker: \"" + String.join(" ", arguments)
                        + "\" is not understood. broker list: what is registered. broker run [ADDRESS]: a broker without a hub");
        return USED_WRONGLY;
    }

    private int list(LocalConnection connection) {
        try {
            Entrance entrance = connection.read();
            ClientSettings settings = new ClientSettings(
                    entrance.address(), entrance.broker(), entrance.mine(), "bin/labhub broker", PATIENCE);
            try (ZmqBrokerClient client = ZmqBrokerClient.open(settings)) {
                client.channels().within(PATIENCE).forEach(this::show);
            }
            return DONE;
        } catch (IOException | BrokerException e) {
            err.println("broker: " + e.getMessage());
            return FAILED;
        }
    }

    private void show(ChannelStatus channel) {
        out.printf(
                "%-32s %-10s %-24s %3d consumers  %s (pid %d)%n",
                channel.channel(),
                channel.state(),
                channel.schema(),
                channel.consumers(),
                channel.uid(),
                channel.pid());
    }
}
