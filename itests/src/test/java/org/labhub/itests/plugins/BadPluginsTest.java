package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.instrument.Bench;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.PluginDetail;
import org.labhub.itests.container.InContainer;
import org.labhub.itests.container.WithHub;
import org.labhub.itests.hub.Await;
import org.labhub.itests.plugins.BadInstruments.Driver;
import org.labhub.itests.plugins.BadInstruments.Reading;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Badly written plug-ins in a running hub: each becomes its own trouble and nobody else's. */
@WithHub
public final class BadPluginsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> SHORT = Map.of(
            "callMillis", 2000L, "connectMillis", 10_000L, "graceMillis", 300L, "failures", 3, "pauseMillis", 10L);

    @Test
    @InContainer
    public void oneThatThrowsIsQuarantinedWithItsPlace(BundleContext context) throws IOException {
        PluginDetail seen = becomes(context, "throws", InstrumentState.QUARANTINED);
        assertEquals("IllegalStateException: a bug", seen.fault().orElseThrow().words());
        assertTrue(seen.fault().orElseThrow().place().contains("BadInstruments"));
    }

    @Test
    @InContainer
    public void oneThatRunsOutOfMemoryIsQuarantined(BundleContext context) throws IOException {
        PluginDetail seen = becomes(context, "outOfMemory", InstrumentState.QUARANTINED);
        assertEquals("OutOfMemoryError: as if", seen.fault().orElseThrow().words());
    }

    @Test
    @InContainer
    public void oneThatRecursesWithoutEndIsQuarantined(BundleContext context) throws IOException {
        PluginDetail seen = becomes(context, "recursion", InstrumentState.QUARANTINED);
        assertTrue(seen.fault().orElseThrow().place().contains("recurse"));
    }

    @Test
    @InContainer
    public void oneThatMissesAClassIsQuarantined(BundleContext context) throws IOException {
        PluginDetail seen = becomes(context, "linkage", InstrumentState.QUARANTINED);
        assertEquals(
                "NoClassDefFoundError: com/acme/Missing",
                seen.fault().orElseThrow().words());
    }

    @Test
    @InContainer
    public void oneThatHangsIsStalledWithItsStackAndThenQuarantined(BundleContext context) throws IOException {
        PluginDetail seen = becomes(context, "hangs", InstrumentState.QUARANTINED);
        assertTrue(seen.fault().orElseThrow().stack().stream().anyMatch(line -> line.contains("hang")));
    }

    @Test
    @InContainer
    public void oneThatFloodsIsInterruptedAndQuarantined(BundleContext context) throws IOException {
        PluginDetail seen = becomes(context, "floods", InstrumentState.QUARANTINED);
        assertTrue(seen.reason().contains("acquire"), seen.reason());
    }

    @Test
    @InContainer
    public void oneThatLeaksIsToldSoAndWhatItLeftIsClosedAndItsThreadsAreNamed(BundleContext context)
            throws IOException {
        Fixture fixture = new Fixture(context);
        BadInstruments bad = new BadInstruments();
        ServiceRegistration<Instrument> good = fixture.register(Instrument.class, counting("good"), "good");
        ServiceRegistration<Instrument> one = fixture.register(Instrument.class, bad.of("leaks"), "leaks");
        try {
            fixture.until(() -> fixture.state("leaks") == InstrumentState.QUARANTINED);
            assertTrue(fixture.reason("leaks").contains("leaks: it holds 256 ends"), fixture.reason("leaks"));
            fixture.until(() -> bad.leaked().stream().allMatch(BlockObserver::isClosed));
            assertTrue(fixture.bench.strays("leaks").stream()
                    .anyMatch(line -> line.startsWith("left by a leak at org.labhub.itests.plugins.BadInstruments")));
            fixture.awaitMoreFrames("good");
        } finally {
            bad.end();
            one.unregister();
            good.unregister();
        }
    }

    @Test
    @InContainer
    public void oneThatStopsInMidWriteIsQuarantinedAndItsChannelGoesOn(BundleContext context) throws IOException {
        becomes(context, "midWrite", InstrumentState.QUARANTINED);
        Fixture fixture = new Fixture(context);
        ServiceRegistration<Instrument> next = fixture.register(Instrument.class, counting("midWrite"), "next");
        try {
            fixture.until(() -> fixture.state("next") == InstrumentState.ONLINE);
        } finally {
            next.unregister();
        }
    }

    @Test
    @InContainer
    public void oneThatForgetsToCommitIsToldSo(BundleContext context) throws IOException {
        PluginDetail seen = becomes(context, "forgetsToCommit", InstrumentState.QUARANTINED);
        assertTrue(seen.reason().contains("neither committed nor aborted"), seen.reason());
    }

    @Test
    @InContainer
    public void aConstructorThatThrowsIsItsOwnFailure(BundleContext context) throws IOException {
        Fixture fixture = new Fixture(context);
        ServiceRegistration<?> bad = fixture.register(Instrument.class.getName(), new Unmakeable(), "unmakeable");
        try {
            fixture.until(() -> fixture.state("unmakeable") == InstrumentState.QUARANTINED);
        } finally {
            bad.unregister();
        }
    }

    @Test
    @InContainer
    public void aListenerThatThrowsAgainAndAgainIsQuarantinedAndItsInstrumentGoesOn(BundleContext context)
            throws IOException {
        Fixture fixture = new Fixture(context);
        ServiceRegistration<Instrument> good = fixture.register(Instrument.class, counting("good"), "good");
        ServiceRegistration<?> bad = fixture.register(ChannelListener.class.getName(), new Grumbler(), "grumbler");
        try {
            fixture.until(() -> fixture.state("grumbler") == InstrumentState.QUARANTINED);
            fixture.awaitMoreFrames("good");
        } finally {
            bad.unregister();
            good.unregister();
        }
    }

    private static Driver counting(String channel) {
        return new Driver(channel, writes -> writes.offer(new Reading(System.nanoTime())) ? 1 : 0);
    }

    /** Beside an instrument that works and goes on working. */
    private static PluginDetail becomes(BundleContext context, String kind, InstrumentState state) throws IOException {
        Fixture fixture = new Fixture(context);
        BadInstruments bad = new BadInstruments();
        ServiceRegistration<Instrument> good = fixture.register(Instrument.class, counting("good"), "good");
        ServiceRegistration<Instrument> one = fixture.register(Instrument.class, bad.of(kind), kind);
        try {
            fixture.until(() -> fixture.state(kind) == state);
            fixture.awaitMoreFrames("good");
            return fixture.bench.plugin(kind).orElseThrow();
        } finally {
            bad.end();
            one.unregister();
            good.unregister();
        }
    }

    /** Cannot be got. */
    static final class Unmakeable implements ServiceFactory<Instrument> {

        @Override
        public Instrument getService(Bundle who, ServiceRegistration<Instrument> registration) {
            throw new IllegalArgumentException("frequency must be above 0 Hz, not 0.0");
        }

        @Override
        public void ungetService(Bundle who, ServiceRegistration<Instrument> registration, Instrument service) {
            // there is none
        }
    }

    /** Dislikes every frame. */
    static final class Grumbler implements ChannelListener<Reading> {

        @Override
        public void onFrame(Reading frame, org.labhub.api.frame.FrameInfo info) {
            throw new IllegalStateException("not that one");
        }
    }

    /** The bench, with deadlines as short as a test wants them. */
    private static final class Fixture {

        private final BundleContext context;
        private final Bench bench;

        Fixture(BundleContext context) throws IOException {
            this.context = context;
            bench = patient(context);
        }

        /** The host restarts with other settings: the bench is another service then. */
        private static Bench patient(BundleContext context) throws IOException {
            if (!isSet(context)) {
                ConfigurationAdmin settings = context.getService(context.getServiceReference(ConfigurationAdmin.class));
                settings.getConfiguration("org.labhub.host", "?").update(new Hashtable<>(SHORT));
            }
            Await.until(PATIENCE, () -> isSet(context), () -> "the host does not take its settings");
            return context.getService(context.getServiceReference(Bench.class));
        }

        private static boolean isSet(BundleContext context) {
            var bench = context.getServiceReference(Bench.class);
            return bench != null && Objects.equals(bench.getProperty("callMillis"), SHORT.get("callMillis"));
        }

        <S> ServiceRegistration<S> register(Class<S> type, S service, String name) {
            return context.registerService(type, service, properties(name));
        }

        ServiceRegistration<?> register(String type, Object service, String name) {
            return context.registerService(type, service, properties(name));
        }

        private static Dictionary<String, Object> properties(String name) {
            return new Hashtable<>(Map.of("service.pid", "org.labhub.test~" + name, "listens.to", "bad.good"));
        }

        InstrumentState state(String name) {
            return bench.plugin(name).map(PluginDetail::state).orElse(InstrumentState.WAITING);
        }

        String reason(String name) {
            return bench.plugin(name).map(PluginDetail::reason).orElse("");
        }

        private long frames(String name) {
            return bench.instruments().stream()
                    .filter(each -> each.name().equals(name))
                    .mapToLong(each -> each.frames())
                    .sum();
        }

        void awaitMoreFrames(String name) {
            long before = frames(name);
            until(() -> frames(name) > before);
        }

        void until(BooleanSupplier condition) {
            Await.until(PATIENCE, condition, () -> bench.instruments() + " " + bench.listeners());
        }
    }
}
