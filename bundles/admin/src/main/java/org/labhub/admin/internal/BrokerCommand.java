package org.labhub.admin.internal;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.Connection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code labhub:broker}: how this hub stands with its broker, and what that counts. */
@Component(
        service = BrokerCommand.class,
        property = {"osgi.command.scope=labhub", "osgi.command.function=broker"})
public final class BrokerCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final BrokerClient client;
    private final BrokerDirectory directory;

    /**
     * Asks nothing yet.
     *
     * @param client whose connection is shown
     * @param directory that is asked for the counters
     */
    @Activate
    public BrokerCommand(@Reference BrokerClient client, @Reference BrokerDirectory directory) {
        this.client = client;
        this.directory = directory;
    }

    /**
     * Looks at the connection and asks for the counters.
     *
     * @return the connection, and a line a counter
     */
    @Descriptor("Shows the connection to the broker, since when it is so, and what the broker counts of itself.")
    public String broker() {
        Connection now = client.connection();
        String head = "%s  %s since %s  %s".formatted(now.broker(), Shown.word(now.state()), now.since(), now.detail());
        try {
            return head.strip() + lines(directory.counters().within(PATIENCE));
        } catch (BrokerException e) {
            return head.strip() + "\n" + Shown.sentence(e);
        }
    }

    private static String lines(Map<String, Long> counters) {
        return new TreeMap<>(counters)
                .entrySet().stream()
                        .map(entry -> "%n    %-20s %d".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
    }
}
