package org.labhub.host.internal.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.labhub.host.internal.Hall.until;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.Call;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.Registration;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.Notes;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.LifeStep;
import org.labhub.api.instrument.Pace;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.PluginService;
import org.labhub.host.internal.channels.ChannelSchemas;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.instrument.InstrumentSession;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.pace.Pacemaker;
import org.labhub.host.internal.pace.Pacing;
import org.labhub.host.internal.steps.Steps;
import org.labhub.host.internal.steps.Trail;
import org.labhub.schema.Schemas;

/** The life of an instrument, step by step: what is shown of it, and what registry, block, broker and device saw. */
@Timeout(60)
final class LifeStepsTest {

    private static final BlockName VOLTS = new BlockName("bench.volts");

    @Schema(id = "test.volts", version = "1.0.0")
    record Volts(double volts) {}

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Steps steps = new Steps();
    private Hall hall;
    private Announcements announcements;
    private Broker broker;
    private PluginLife life;

    @BeforeEach
    void start(@TempDir Path folder) {
        hall = new Hall(folder);
        announcements = new Announcements(new Named());
        broker = new Broker();
        announcements.setBroker(broker.client());
        InstrumentSession session = new InstrumentSession(
                "meter", new Got(), new Pacemaker(new Pacing(Pace.AS_FAST_AS_POSSIBLE, Duration.ZERO)), false);
        life = new PluginLife("meter", "instrument", session, Hall.LONG, this::channels);
        life.start();
        until(() -> life.standing().state() == InstrumentState.ONLINE && seen.contains("asked"));
    }

    @AfterEach
    void end() {
        life.close();
        announcements.stop();
        hall.close();
    }

    private OwnChannels channels() {
        Trail trail = new Trail(steps);
        AnnouncedBlocks mine =
                new AnnouncedBlocks(hall.blocks, announcements, "meter", (channel, end) -> {}, any -> false, trail);
        return new OwnChannels(
                mine,
                Schemas.frameTypes(),
                new ChannelSchemas(new Registry()),
                (channel, wishes) -> wishes,
                "meter",
                new Leaving(mine),
                trail);
    }

    private List<String> shown() {
        return steps.latest().stream().map(LifeStep::words).toList();
    }

    @Test
    void eachStepIsShownInItsOrder() {
        List<String> expected = List.of(
                "service got",
                "open",
                "schema registered bench.volts",
                "block ready bench.volts",
                "registered at the broker bench.volts",
                "heartbeat bench.volts",
                "connecting",
                "online");
        assertEquals(expected, shown());
        assertEquals(List.of("got", "schema", "broker, block held", "alive", "connect", "asked"), seen);
    }

    @Test
    void whenItStopsTheStepsAreTakenInTheReverseOrder() {
        seen.clear();
        int before = shown().size();
        life.stop();
        List<String> expected = List.of(
                "no longer online",
                "disconnected",
                "heartbeat ended bench.volts",
                "withdrawn from the broker bench.volts",
                "block given back bench.volts",
                "schema withdrawn bench.volts",
                "closed",
                "service given back");
        assertEquals(expected, shown().subList(before, shown().size()));
        seen.removeIf("asked"::equals);
        assertEquals(List.of("disconnect", "withdrawn, block held", "schema gone, block free", "given back"), seen);
    }

    @Test
    void anotherLifeBeginsAnew() {
        life.retry();
        until(() -> shown().contains("online") && !shown().contains("service given back"));
        assertEquals("service got", shown().get(0));
    }

    @Test
    void aBrokerThatForgetsItIsShown() {
        broker.held = false;
        until(() -> shown().contains("withdrawn from the broker bench.volts"));
        broker.held = true;
        until(() -> shown().indexOf("heartbeat bench.volts") > shown().indexOf("heartbeat ended bench.volts"));
    }

    private String block() {
        try (BlockObserver block = hall.blocks.observe(VOLTS)) {
            return block.writer().isPresent() ? ", block held" : ", block free";
        }
    }

    /** Comes and goes. */
    private final class Got implements PluginService<Instrument> {

        @Override
        public Instrument get() {
            seen.add("got");
            return new Meter();
        }

        @Override
        public void unget() {
            seen.add("given back");
        }
    }

    /** Writes nothing. */
    private final class Meter implements Instrument {

        @Override
        public void open(Channels mine) {
            var unused = mine.producer(VOLTS.text(), Volts.class);
        }

        @Override
        public void connect() {
            seen.add("connect");
        }

        @Override
        public int acquire() {
            if (!seen.contains("asked")) {
                seen.add("asked");
            }
            return 0;
        }

        @Override
        public void disconnect() {
            seen.add("disconnect");
        }
    }

    /** Notes what it is told. */
    private final class Registry extends Hall.AnySchema {

        @Override
        public RegisteredSchema register(SchemaInfo schema, String producer) {
            seen.add("schema");
            return super.register(schema, producer);
        }

        @Override
        public void withdraw(String producer) {
            seen.add("schema gone" + block());
        }
    }

    /** Takes everything. */
    private final class Broker implements Registration {

        private volatile boolean held = true;

        BrokerClient client() {
            return (BrokerClient) Proxy.newProxyInstance(
                    BrokerClient.class.getClassLoader(),
                    new Class<?>[] {BrokerClient.class},
                    (self, method, given) -> method.getName().equals("register")
                            ? registered()
                            : new Connection(Connection.State.CONNECTED, Instant.EPOCH, "", ""));
        }

        private Call<Registration> registered() {
            seen.add("broker" + block());
            return new Answered<>(this);
        }

        @Override
        public void live(Supplier<Map<String, Long>> counters) {
            seen.add("alive");
        }

        @Override
        public boolean isHeld() {
            return held;
        }

        @Override
        public void withdrawForUpdate() {
            seen.add("withdrawn" + block());
        }

        @Override
        public void close() {
            seen.add("closed" + block());
        }
    }

    /** Says nothing but farewell. */
    private record Leaving(AnnouncedBlocks blocks) implements Membership {

        @Override
        public Notes notes(String channel, boolean written) {
            return Membership.NONE.notes(channel, written);
        }

        @Override
        public Optional<Note> next() {
            return Optional.empty();
        }

        @Override
        public void leave() {
            blocks.takeBack();
        }
    }
}
