package org.labhub.host.internal.broker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.ChannelInfo;
import org.labhub.api.broker.ChannelVoice;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.RoleStatus;
import org.labhub.api.broker.Transport;
import org.labhub.api.security.Identities;
import org.labhub.api.security.Uid;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Keeps the broker told of what the plug-ins of this hub offer and read. Frames flow without a broker just the same: what
 * it could not be told is told later.
 */
@Component(service = Announcements.class)
public final class Announcements {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final long TICK_MILLIS = 200;

    private final Identities identities;
    private final Set<Announcement> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Announcements::daemon);
    private volatile Optional<BrokerClient> broker = Optional.empty();
    private volatile Optional<BrokerDirectory> directory = Optional.empty();

    /** Made by Declarative Services. */
    @Activate
    public Announcements(@Reference Identities identities) {
        this.identities = identities;
        var unused = thread.scheduleWithFixedDelay(this::attend, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "labhub-host-broker");
        thread.setDaemon(true);
        return thread;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setBroker(BrokerClient client) {
        broker = Optional.of(client);
    }

    void unsetBroker(BrokerClient client) {
        if (broker.filter(client::equals).isPresent()) {
            broker = Optional.empty();
            all.forEach(Announcement::forget);
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setDirectory(BrokerDirectory found) {
        directory = Optional.of(found);
    }

    void unsetDirectory(BrokerDirectory gone) {
        if (directory.filter(gone::equals).isPresent()) {
            directory = Optional.empty();
        }
    }

    /** Whose blocks lie here; its broker may be that of another hub. */
    String hub() {
        return identities.hub().uid().text();
    }

    Uid uid(Uid.Kind kind, String owner) {
        return identities.of(kind, owner);
    }

    /** Says it at once if the broker is there, and keeps it said. */
    void begin(Announcement announcement) {
        connected().ifPresent(client -> announcement.sayAtOnce(client, PATIENCE));
        all.add(announcement);
    }

    void end(Announcement announcement) {
        all.remove(announcement);
        announcement.takeBack(true);
    }

    private Optional<BrokerClient> connected() {
        return broker.filter(client -> client.connection().state() == Connection.State.CONNECTED);
    }

    /** Speaks to the broker, while it is there. */
    Optional<ChannelVoice> voice() {
        return connected().map(BrokerClient::voice);
    }

    private void attend() {
        List<Announcement> ended = all.stream().filter(Announcement::hasEnded).toList();
        ended.forEach(announcement -> announcement.takeBack(false));
        all.removeAll(ended);
        all.forEach(Announcement::look);
        connected()
                .ifPresent(client -> all.forEach(announcement -> {
                    announcement.say(client);
                    announcement.tellNews(client);
                }));
    }

    /** What the broker says of a channel in shared memory; nothing when there is no answer. */
    Optional<ChannelInfo> named(String channel) {
        if (connected().isEmpty()) {
            return Optional.empty();
        }
        try {
            return directory
                    .map(known -> known.channel(channel).within(PATIENCE).info())
                    .filter(info -> info.offer().transport() == Transport.SHM);
        } catch (BrokerException e) {
            return Optional.empty(); // not registered yet, or no answer: frames flow without a broker
        }
    }

    /** Who reads a channel, as the broker knows it; nothing when there is no answer. */
    Optional<List<String>> readers(String channel) {
        if (connected().isEmpty()) {
            return Optional.empty();
        }
        try {
            return directory.map(known -> known.channel(channel).within(PATIENCE).consumers().stream()
                    .map(RoleStatus::name)
                    .sorted()
                    .toList());
        } catch (BrokerException e) {
            return Optional.empty(); // not registered yet, or no answer
        }
    }

    @Deactivate
    void stop() {
        thread.shutdownNow();
    }
}
