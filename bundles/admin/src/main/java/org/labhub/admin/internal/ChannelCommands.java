package org.labhub.admin.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.labhub.api.broker.BrokerAdmin;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.ChannelDetail;
import org.labhub.api.broker.ChannelStatus;
import org.labhub.api.broker.RoleStatus;
import org.labhub.api.security.Audit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code labhub:channels}, {@code labhub:channel} and {@code labhub:roles}: what the broker knows, asked over the wire. */
@Component(
        service = ChannelCommands.class,
        property = {
            "osgi.command.scope=labhub",
            "osgi.command.function=channels",
            "osgi.command.function=channel",
            "osgi.command.function=roles"
        })
public final class ChannelCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final BrokerDirectory directory;
    private final BrokerAdmin broker;
    private final Audit audit;

    /**
     * Asks nothing yet.
     *
     * @param directory that is asked
     * @param broker that closes channels
     * @param audit that is told of it
     */
    @Activate
    public ChannelCommands(
            @Reference BrokerDirectory directory, @Reference BrokerAdmin broker, @Reference Audit audit) {
        this.directory = directory;
        this.broker = broker;
        this.audit = audit;
    }

    /**
     * Asks for all channels.
     *
     * @return one line a channel
     */
    @Descriptor("Shows the channels that the broker knows: state, schema, consumers, who offers them.")
    public String channels() {
        return answered(() -> {
            List<ChannelStatus> all = directory.channels().within(PATIENCE);
            return all.isEmpty()
                    ? "Nobody offers a channel."
                    : all.stream().map(ChannelCommands::line).collect(Collectors.joining("\n"));
        });
    }

    /**
     * Asks for all channels too, when none is named.
     *
     * @return one line a channel
     */
    @Descriptor("Shows all channels, as labhub:channels does.")
    public String channel() {
        return channels();
    }

    private static String line(ChannelStatus channel) {
        return "%-24s %-10s %-20s %3d consumers  %s  %s"
                .formatted(
                        channel.channel(),
                        Shown.word(channel.state()),
                        channel.schema(),
                        channel.consumers(),
                        channel.uid(),
                        process(channel.name(), channel.pid(), channel.host()));
    }

    private static String process(String name, long pid, String host) {
        return name + " (pid " + pid + (host.isEmpty() ? "" : " on " + host) + ")";
    }

    /**
     * Asks for one channel, or closes it.
     *
     * @param close whether to close it
     * @param name of the channel
     * @return its producer with its counters, and a line for each consumer
     */
    @Descriptor(
            "Shows a channel with its producer and its consumers. With --close it is closed, and all on it are told.")
    public String channel(
            @Parameter(
                            names = {"--close"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean close,
            @Descriptor("its name") String name) {
        return close
                ? closed(name)
                : answered(() -> detail(directory.channel(name).within(PATIENCE)));
    }

    private String closed(String name) {
        if (!broker.closeChannel(name)) {
            return "Nobody offers " + name + ".";
        }
        audit.note("shell", "channel closed", name);
        return name + " is closed.";
    }

    private static String detail(ChannelDetail channel) {
        var offer = channel.info().offer();
        String head = "%s  %s  %s in %s, instance %016x%n    offered by %s  %s  %s"
                .formatted(
                        offer.channel(),
                        Shown.word(channel.state()),
                        offer.schema(),
                        offer.place(),
                        offer.instance(),
                        offer.uid(),
                        process(
                                offer.name(),
                                channel.info().pid(),
                                channel.info().host()),
                        counters(channel.counters()));
        return head
                + channel.consumers().stream()
                        .map(reader -> "\n    read by " + line(reader))
                        .collect(Collectors.joining());
    }

    private static String counters(Map<String, Long> counters) {
        return new TreeMap<>(counters)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    /**
     * Asks for everybody.
     *
     * @return a line a registration
     */
    @Descriptor("Shows everybody who is registered at the broker: as what, since when silent, under which key.")
    public String roles() {
        return answered(() -> {
            List<RoleStatus> all = directory.roles().within(PATIENCE);
            return all.isEmpty()
                    ? "Nobody is registered."
                    : all.stream()
                            .map(role -> "%-8s %-24s %s".formatted(Shown.word(role.role()), role.channel(), line(role)))
                            .collect(Collectors.joining("\n"));
        });
    }

    private static String line(RoleStatus role) {
        return "%s  %s  heard %d ms ago  %s  key %s  %s"
                .formatted(
                        role.uid(),
                        Shown.word(role.state()),
                        role.silence().toMillis(),
                        process(role.name(), role.pid(), role.host()),
                        role.key(),
                        counters(role.counters()));
    }

    private static String answered(Supplier<String> question) {
        try {
            return question.get();
        } catch (BrokerException e) {
            return Shown.sentence(e);
        }
    }
}
