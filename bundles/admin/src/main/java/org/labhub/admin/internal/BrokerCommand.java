package org.labhub.admin.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.Connection;
import org.labhub.api.security.Audit;
import org.osgi.service.cm.ConfigurationAdmin;
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
    private final ConfigurationAdmin configurations;
    private final Audit audit;

    /**
     * Asks nothing yet.
     *
     * @param client whose connection is shown
     * @param directory that is asked for the counters
     * @param configurations where the level of the log is kept
     * @param audit that is told of a changed level
     */
    @Activate
    public BrokerCommand(
            @Reference BrokerClient client,
            @Reference BrokerDirectory directory,
            @Reference ConfigurationAdmin configurations,
            @Reference Audit audit) {
        this.client = client;
        this.directory = directory;
        this.configurations = configurations;
        this.audit = audit;
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

    /**
     * Says how much is logged.
     *
     * @param word {@code log-level}
     * @return the level
     * @throws IOException if the configuration cannot be read
     */
    @Descriptor("Says how much the broker and its client log: labhub:broker log-level")
    public String broker(@Descriptor("log-level") String word) throws IOException {
        checkWord(word);
        return new BrokerLogLevel(configurations).holds();
    }

    /**
     * Has more or less logged: from now on, and after the next start.
     *
     * @param word {@code log-level}
     * @param level TRACE, DEBUG, INFO, WARN, ERROR or OFF
     * @return what was done
     * @throws IOException if the configuration cannot be written
     */
    @Descriptor(
            "Has the broker and its client log more or less, also after the next start: labhub:broker log-level DEBUG")
    public String broker(
            @Descriptor("log-level") String word, @Descriptor("TRACE, DEBUG, INFO, WARN, ERROR or OFF") String level)
            throws IOException {
        checkWord(word);
        String set = new BrokerLogLevel(configurations).set(level);
        audit.note("shell", "broker's log level", set);
        return "The broker logs at " + set + " within two seconds, and after the next start.";
    }

    private static void checkWord(String word) {
        if (!word.equals("log-level")) {
            throw new IllegalArgumentException(
                    "broker knows log-level, not \"" + word + "\": labhub:broker log-level DEBUG");
        }
    }

    private static String lines(Map<String, Long> counters) {
        return new TreeMap<>(counters)
                .entrySet().stream()
                        .map(entry -> "%n    %-20s %d".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
    }
}
