package org.labhub.host.internal.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.labhub.host.internal.Hall.until;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.block.BlockName;
import org.labhub.api.broker.BrokerAway;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.ChannelDetail;
import org.labhub.api.broker.ChannelInfo;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.Connection.State;
import org.labhub.api.broker.RegistrationRole;
import org.labhub.api.broker.RegistrationState;
import org.labhub.api.broker.RoleStatus;
import org.labhub.api.broker.SchemaTag;
import org.labhub.api.broker.Transport;
import org.labhub.api.channel.Notes;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.security.Uid;

/** Who keeps the broker told, when brokers and directories come and go. */
@Timeout(60)
final class AnnouncementsTest {

    private final Announcements announcements = new Announcements(new Named());
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger ticks = new AtomicInteger();
    private volatile boolean closed;

    @AfterEach
    void end() {
        announcements.stop();
    }

    private static BrokerClient broker(State state) {
        return (BrokerClient) Proxy.newProxyInstance(
                BrokerClient.class.getClassLoader(),
                new Class<?>[] {BrokerClient.class},
                (self, method, given) -> switch (method.getName()) {
                    case "connection" -> new Connection(state, Instant.EPOCH, "", "");
                    case "equals" -> self == given[0];
                    default -> null;
                });
    }

    /** Answers whoever asks it, and notes that it was asked. */
    private BrokerDirectory directory(Supplier<ChannelDetail> answer) {
        return (BrokerDirectory) Proxy.newProxyInstance(
                BrokerDirectory.class.getClassLoader(),
                new Class<?>[] {BrokerDirectory.class},
                (self, method, given) -> switch (method.getName()) {
                    case "equals" -> self == given[0];
                    default -> {
                        seen.add("asked");
                        yield new Answered<>(answer.get());
                    }
                });
    }

    private static ChannelDetail detail(Transport transport) {
        ChannelOffer offer = new ChannelOffer(
                new BlockName("demo.sine"),
                transport,
                "demo.sine",
                1,
                0,
                SchemaTag.NONE,
                SchemaTag.NONE,
                ReadPolicy.BEST_EFFORT,
                new Uid("prod.sine.00000001"),
                "sine",
                Map.of());
        ChannelInfo info = new ChannelInfo(offer, 1, "here", "hub.test.00000001", 0);
        return new ChannelDetail(info, RegistrationState.LIVE, Map.of(), List.of());
    }

    private Announcement announcement() {
        return new Announcement(
                "sine", client -> new Answered<>(new Taken(seen, () -> true)), Map::of, () -> closed, false);
    }

    /** Is asked for its end at each look. */
    private Announcement clock() {
        return new Announcement(
                "clock",
                client -> new Answered<>(new Taken(seen, () -> true)),
                Map::of,
                () -> ticks.incrementAndGet() < 0,
                false);
    }

    private void awaitTwoLooks() {
        int before = ticks.get();
        until(() -> ticks.get() > before + 2);
    }

    @Test
    void theBrokerBeforeGoesWithoutTheNewOne() {
        BrokerClient before = broker(State.CONNECTED);
        announcements.setBroker(before);
        announcements.setBroker(broker(State.CONNECTED));
        announcements.setDirectory(directory(() -> detail(Transport.SHM)));
        announcements.unsetBroker(before);
        assertEquals(1, announcements.named("demo.sine").stream().count());
    }

    @Test
    void soDoesTheDirectoryBefore() {
        BrokerDirectory before = directory(() -> detail(Transport.ZMQ));
        announcements.setBroker(broker(State.CONNECTED));
        announcements.setDirectory(before);
        announcements.setDirectory(directory(() -> detail(Transport.SHM)));
        announcements.unsetDirectory(before);
        assertEquals(1, announcements.named("demo.sine").stream().count());
    }

    @Test
    void aNewBrokerIsToldAll() {
        BrokerClient before = broker(State.CONNECTED);
        announcements.setBroker(before);
        announcements.begin(announcement());
        announcements.unsetBroker(before);
        announcements.setBroker(broker(State.CONNECTED));
        until(() -> seen.equals(List.of("live", "live")));
    }

    @Test
    void anEndThatItsPluginClosedIsTakenBackOnce() {
        announcements.setBroker(broker(State.CONNECTED));
        announcements.begin(announcement());
        announcements.begin(clock());
        closed = true;
        until(() -> seen.contains("closed"));
        awaitTwoLooks();
        assertEquals(1, seen.stream().filter("closed"::equals).count());
    }

    @Test
    void whatWasWithdrawnForAnUpdateIsNotClosedAfterIt() {
        announcements.setBroker(broker(State.CONNECTED));
        Announcement announcement = announcement();
        announcements.begin(announcement);
        announcements.begin(clock());
        announcements.end(announcement);
        closed = true;
        awaitTwoLooks();
        assertEquals("withdrawn for an update", seen.get(seen.size() - 1));
    }

    @Test
    void withoutABrokerNobodyIsAsked() {
        announcements.setBroker(broker(State.CONNECTING));
        announcements.setDirectory(directory(() -> detail(Transport.SHM)));
        assertEquals(Optional.empty(), announcements.named("demo.sine"));
        assertEquals(Optional.empty(), announcements.readers("demo.sine"));
        assertEquals(List.of(), seen);
    }

    @Test
    void whoGetsNoAnswerGoesOnWithoutOne() {
        announcements.setBroker(broker(State.CONNECTED));
        announcements.setDirectory(directory(() -> {
            throw new BrokerAway("no answer");
        }));
        assertEquals(Optional.empty(), announcements.named("demo.sine"));
        assertEquals(Optional.empty(), announcements.readers("demo.sine"));
    }

    @Test
    void whoWasThereIsRememberedWhileTheBrokerIsAway() {
        RoleStatus peak = new RoleStatus(
                "cons.peak.00000001",
                "demo.sine",
                RegistrationRole.CONSUMER,
                RegistrationState.LIVE,
                "peak",
                1,
                "here",
                "",
                Duration.ZERO,
                Map.of());
        ChannelDetail known = detail(Transport.SHM);
        announcements.setBroker(broker(State.CONNECTED));
        announcements.setDirectory(
                directory(() -> new ChannelDetail(known.info(), known.state(), Map.of(), List.of(peak))));
        Notes notes = new Conversations(announcements, new Post(), "sine", () -> {}).notes("demo.sine", true);
        assertEquals(List.of("peak"), notes.members());
        announcements.setBroker(broker(State.CONNECTING));
        assertEquals(List.of("peak"), notes.members());
    }

    @Test
    void whatIsNotInMemoryNamesNoBlock() {
        announcements.setBroker(broker(State.CONNECTED));
        announcements.setDirectory(directory(() -> detail(Transport.ZMQ)));
        assertEquals(Optional.empty(), announcements.named("demo.sine"));
    }
}
