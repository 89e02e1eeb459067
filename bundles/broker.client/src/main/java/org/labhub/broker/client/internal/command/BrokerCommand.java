package org.labhub.broker.client.internal.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.labhub.api.broker.BrokerAway;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.ChannelStatus;
import org.labhub.api.broker.Connection;
import org.labhub.broker.client.ClientSettings;
import org.labhub.broker.client.ZmqBrokerClient;

/** The command {@code bin/labhub broker list}: shows what is registered at the broker of a base, or at one elsewhere. */
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
     * @param arguments see {@code --help}
     * @return the exit code: 0 done, 2 used wrongly, 4 failed
     */
    public static int run(Path base, List<String> arguments) {
        return new BrokerCommand(System.out, System.err).run(Asked.of(arguments), base);
    }

    private int run(Asked asked, Path base) {
        if (asked.help()) {
            out.println(Asked.USAGE);
            return DONE;
        }
        if (!asked.misunderstood().isEmpty()) {
            err.println("broker: \"" + asked.misunderstood() + "\" is not understood.\n" + Asked.USAGE);
            return USED_WRONGLY;
        }
        try {
            list(asked.settings(base, PATIENCE));
            return DONE;
        } catch (IllegalArgumentException e) {
            err.println("broker: " + e.getMessage());
            return USED_WRONGLY;
        } catch (IOException e) {
            err.println("broker: " + e.getMessage());
            return FAILED;
        } catch (BrokerException e) {
            err.println("broker: " + e.getMessage() + ". " + e.remedy());
            return FAILED;
        }
    }

    private void list(ClientSettings settings) {
        try (ZmqBrokerClient client = ZmqBrokerClient.open(settings)) {
            List<ChannelStatus> all = channels(client);
            all.forEach(this::show);
            if (all.isEmpty()) {
                err.println("Nobody offers a channel at " + settings.address() + ".");
            }
        }
    }

    /** Why there is no answer is known by the connection. */
    private static List<ChannelStatus> channels(ZmqBrokerClient client) {
        try {
            return client.channels().within(PATIENCE);
        } catch (BrokerAway e) {
            Connection now = client.connection();
            throw new BrokerAway(e.getMessage() + "; " + now.broker() + ": " + now.state() + " " + now.detail());
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
