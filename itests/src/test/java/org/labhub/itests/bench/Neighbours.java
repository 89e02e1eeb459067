package org.labhub.itests.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.Pace;
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.PluginService;
import org.labhub.host.internal.instrument.InstrumentSession;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.life.Session;
import org.labhub.host.internal.listener.ListenerSession;
import org.labhub.host.internal.pace.Pacemaker;
import org.labhub.host.internal.pace.Pacing;
import org.labhub.itests.plugins.BadInstruments;

/** What others notice of a plug-in that is badly written: how late their frames come before it and beside it. */
final class Neighbours {

    private static final int FRAMES = 3_000;
    private static final Duration PERIOD = Duration.ofMillis(1);
    private static final Pacing PACE = new Pacing(Pace.FIXED_RATE, PERIOD);
    private static final double MICROS = 1e3;
    private static final String GOOD = "good.readings";

    /** When it was written. */
    @Schema(id = "bench.moment", version = "1.0.0")
    record Moment(long nanos) {}

    private final PlainHost host;
    private final Watching listener = new Watching();

    private Neighbours(PlainHost host) {
        this.host = host;
    }

    /** Prints a line for each kind. */
    static void measure(Path folder) {
        try (PlainHost host = new PlainHost(folder)) {
            Neighbours neighbours = new Neighbours(host);
            PluginLife good = host.start("good", instrument(new Good()), PlainHost.LONG);
            PluginLife reader = host.start(
                    "reader",
                    new ListenerSession<>(
                            new PlainHost.There<>(neighbours.listener), host.feed(GOOD, ReadPolicy.BEST_EFFORT)),
                    PlainHost.LONG);
            neighbours.listener.percentiles();
            BadInstruments.KINDS.forEach(neighbours::besideInstrument);
            neighbours.beside("constructor", new InstrumentSession("constructor", new Unmakeable(), pace(), false));
            neighbours.beside(
                    "listener",
                    new ListenerSession<>(
                            new PlainHost.There<>(new Grumbler()), host.feed(GOOD, ReadPolicy.BEST_EFFORT)));
            host.end(reader);
            host.end(good);
        }
    }

    private static Pacemaker pace() {
        return new Pacemaker(new Pacing(Pace.AS_FAST_AS_POSSIBLE, Duration.ZERO));
    }

    private static InstrumentSession instrument(Instrument good) {
        return new InstrumentSession("good", new PlainHost.There<>(good), new Pacemaker(PACE), false);
    }

    private void besideInstrument(String kind) {
        BadInstruments bad = new BadInstruments();
        beside(kind, new InstrumentSession(kind, new PlainHost.There<>(bad.of(kind)), pace(), false));
        bad.end();
    }

    private void beside(String kind, Session session) {
        List<Double> before = listener.percentiles();
        PluginLife bad = host.start(kind, session, PlainHost.SHORT);
        List<Double> during = listener.percentiles();
        System.out.printf(
                "beside one that %-16s others' frames after µs: p50 %.0f, was %.0f; p99 %.0f, was %.0f: %.2f x; it is %s%n",
                kind + ":",
                during.get(0),
                before.get(0),
                during.get(1),
                before.get(1),
                during.get(1) / before.get(1),
                bad.standing().state());
        host.end(bad);
    }

    /** A thousand frames a second. */
    private static final class Good implements Instrument {

        private Producer<Moment> moments;

        @Override
        public void open(Channels mine) {
            moments = mine.producer(GOOD, Moment.class);
        }

        @Override
        public void connect() {
            // there is no device
        }

        @Override
        public int acquire() {
            return moments.offer(new Moment(System.nanoTime())) ? 1 : 0;
        }

        @Override
        public void disconnect() {
            // there is no device
        }
    }

    /** Notes how late frames come. */
    private static final class Watching implements ChannelListener<Moment> {

        private final long[] late = new long[FRAMES];
        private final AtomicInteger seen = new AtomicInteger(FRAMES);

        @Override
        public void onFrame(Moment frame, FrameInfo info) {
            int at = seen.get();
            if (at < FRAMES) {
                late[at] = System.nanoTime() - frame.nanos();
                seen.lazySet(at + 1);
            }
        }

        /** Of the next frames: p50 and p99, in microseconds. */
        List<Double> percentiles() {
            seen.set(0);
            while (seen.get() < FRAMES) {
                LockSupport.parkNanos(PERIOD.toNanos());
            }
            long[] sorted = late.clone();
            Arrays.sort(sorted);
            return List.of(sorted[FRAMES / 2] / MICROS, sorted[FRAMES * 99 / 100] / MICROS);
        }
    }

    /** Cannot be got. */
    private static final class Unmakeable implements PluginService<Instrument> {

        @Override
        public Instrument get() {
            throw new IllegalArgumentException("frequency must be above 0 Hz, not 0.0");
        }

        @Override
        public void unget() {
            // there is none
        }
    }

    /** Dislikes every frame. */
    private static final class Grumbler implements ChannelListener<Moment> {

        @Override
        public void onFrame(Moment frame, FrameInfo info) {
            throw new IllegalStateException("not that one");
        }
    }
}
