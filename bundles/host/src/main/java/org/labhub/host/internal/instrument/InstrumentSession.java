package org.labhub.host.internal.instrument;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.channel.Note;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.LifeStep.Stage;
import org.labhub.api.instrument.Nameplate;
import org.labhub.host.internal.PluginService;
import org.labhub.host.internal.Words;
import org.labhub.host.internal.channels.OwnChannels;
import org.labhub.host.internal.life.NotReady;
import org.labhub.host.internal.life.Session;
import org.labhub.host.internal.life.Turn;
import org.labhub.host.internal.life.Verb;
import org.labhub.host.internal.life.Visit;
import org.labhub.host.internal.pace.Pacemaker;

/** Drives an instrument: opens it once, connects, acquires until the device goes away, disconnects, connects again after a pause. */
public final class InstrumentSession implements Session {

    private static final System.Logger LOG = System.getLogger(InstrumentSession.class.getName());
    private static final Duration IDLE = Duration.ofMillis(1);

    private final String name;
    private final PluginService<Instrument> service;
    private final Pacemaker pace;
    private final boolean waitsItself;
    private final AtomicLong frames = new AtomicLong();
    private volatile Nameplate nameplate = Nameplate.UNKNOWN;

    /** Of an instrument; one that waits for its device itself is not rested when it has nothing. */
    public InstrumentSession(String name, PluginService<Instrument> service, Pacemaker pace, boolean waitsItself) {
        this.name = name;
        this.service = service;
        this.pace = pace;
        this.waitsItself = waitsItself;
    }

    /** Written since it appeared. */
    public long frames() {
        return frames.get();
    }

    /** What its device said of itself. */
    public Nameplate nameplate() {
        return nameplate;
    }

    @Override
    public void run(Turn turn, OwnChannels own) throws Exception {
        Visit.with(service, turn, own, instrument -> drive(turn, instrument, own));
    }

    private void drive(Turn turn, Instrument instrument, OwnChannels own) throws Exception {
        open(turn, instrument, own);
        while (!turn.isStopping()) {
            if (!stayOnline(turn, instrument, own)) {
                turn.pause();
            }
        }
    }

    private static void open(Turn turn, Instrument instrument, OwnChannels own) throws Exception {
        own.trail().reached(Stage.OPEN);
        try {
            turn.call(Verb.OPEN, () -> {
                instrument.open(own);
                return true;
            });
        } catch (IOException | ChannelException notYet) {
            throw new NotReady(notYet);
        }
    }

    /** Until it is to stop, which is true, or its device is away. */
    private boolean stayOnline(Turn turn, Instrument instrument, OwnChannels own) throws Exception {
        turn.show(InstrumentState.CONNECTING, "");
        own.trail().reached(Stage.CONNECT);
        try {
            turn.call(Verb.CONNECT, () -> {
                instrument.connect();
                return true;
            });
            nameplate = turn.call(Verb.NAMEPLATE, instrument::nameplate);
            turn.show(InstrumentState.ONLINE, "");
            own.trail().reached(Stage.ONLINE);
            acquire(turn, instrument, own);
            return true;
        } catch (IOException away) {
            turn.show(InstrumentState.OFFLINE, Words.of(away));
            return false;
        } finally {
            own.trail().left(Stage.ONLINE);
            disconnect(turn, instrument);
            own.trail().left(Stage.CONNECT);
        }
    }

    private void acquire(Turn turn, Instrument instrument, OwnChannels own) throws Exception {
        pace.start();
        while (!turn.isStopping()) {
            pace.awaitNext(turn);
            turn.enter(Verb.ACQUIRE);
            int taken;
            try {
                taken = instrument.acquire();
            } finally {
                turn.leave();
            }
            hear(turn, instrument, own);
            pace.cycleEnded();
            if (taken > 0) {
                frames.lazySet(frames.get() + taken);
            } else if (!pace.isFixed() && !waitsItself) {
                pace.rest(turn, IDLE);
            }
        }
    }

    private static void hear(Turn turn, Instrument instrument, OwnChannels own) throws Exception {
        for (Optional<Note> next = own.nextNote(); next.isPresent(); next = own.nextNote()) {
            Note note = next.orElseThrow();
            turn.call(Verb.NOTE, () -> {
                instrument.onNote(note);
                return true;
            });
        }
    }

    /** What a newer instance will find as it is, or what is closed. */
    private void disconnect(Turn turn, Instrument instrument) throws Exception {
        Thread.interrupted(); // what was to wake it from its device must not break the good-bye
        boolean handOver = turn.isReplaced();
        try {
            turn.call(handOver ? Verb.HAND_OVER : Verb.DISCONNECT, () -> {
                leave(instrument, handOver);
                return true;
            });
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} could not be disconnected: {1}", name, Words.of(e));
        }
    }

    private static void leave(Instrument instrument, boolean handOver) throws IOException {
        if (handOver) {
            instrument.handOver();
        } else {
            instrument.disconnect();
        }
    }
}
