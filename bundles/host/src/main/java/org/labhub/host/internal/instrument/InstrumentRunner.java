package org.labhub.host.internal.instrument;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.labhub.api.channel.ChannelException;
import org.labhub.api.channel.Channels;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.InstrumentStatus;
import org.labhub.host.internal.PluginThread;
import org.labhub.host.internal.Words;
import org.labhub.host.internal.channels.OwnChannels;

/**
 * Drives one instrument on its own thread: opens it once, connects, acquires until the device goes away or the driver
 * fails, disconnects, and tries again after a growing pause.
 */
public final class InstrumentRunner {

    private static final System.Logger LOG = System.getLogger(InstrumentRunner.class.getName());
    private static final Duration IDLE = Duration.ofMillis(1);

    private final String name;
    private final Supplier<Instrument> service;
    private final OwnChannels channels;
    private final Pauses pauses = new Pauses();
    private final PluginThread thread;

    private volatile InstrumentStatus status;

    /** Begins at once, on a thread of its own. */
    public InstrumentRunner(String name, Supplier<Instrument> service, OwnChannels channels) {
        this.name = name;
        this.service = service;
        this.channels = channels;
        status = new InstrumentStatus(name, InstrumentState.WAITING, "", 0);
        thread = PluginThread.start("labhub-instrument-" + name, this::run);
    }

    /** How it stands now. */
    public InstrumentStatus status() {
        return status;
    }

    /** Disconnects the device and gives back its channels; takes them away from a driver that does not stop. */
    public void stop() {
        if (!thread.stop()) {
            channels.revoke();
        }
    }

    private void run(BooleanSupplier stopping) {
        try (channels) {
            Instrument instrument = awaitOpen(stopping);
            while (!stopping.getAsBoolean()) {
                session(instrument, stopping);
                if (!stopping.getAsBoolean()) {
                    PluginThread.rest(pauses.next());
                }
            }
        } finally {
            show(InstrumentState.STOPPED, "");
        }
    }

    /** Gets the service and opens it, as often as it takes. */
    private Instrument awaitOpen(BooleanSupplier stopping) {
        while (true) {
            try {
                Instrument instrument = service.get();
                instrument.open(channels);
                pauses.reset();
                return instrument;
            } catch (IOException | ChannelException e) {
                show(InstrumentState.WAITING, Words.of(e));
            } catch (Exception | LinkageError e) {
                show(InstrumentState.FAULTED, e.toString());
            }
            if (stopping.getAsBoolean()) {
                return new Absent();
            }
            PluginThread.rest(pauses.next());
        }
    }

    private void session(Instrument instrument, BooleanSupplier stopping) {
        try {
            show(InstrumentState.CONNECTING, "");
            instrument.connect();
            show(InstrumentState.ONLINE, "");
            acquire(instrument, stopping);
        } catch (IOException e) {
            show(InstrumentState.OFFLINE, Words.of(e));
        } catch (Exception | LinkageError e) {
            if (!stopping.getAsBoolean()) {
                show(InstrumentState.FAULTED, e.toString());
            }
        } finally {
            disconnect(instrument);
        }
    }

    private void acquire(Instrument instrument, BooleanSupplier stopping) throws IOException {
        while (!stopping.getAsBoolean()) {
            int frames = instrument.acquire();
            if (frames == 0) {
                PluginThread.rest(IDLE);
            } else {
                pauses.reset();
                status = new InstrumentStatus(name, InstrumentState.ONLINE, "", status.frames() + frames);
            }
        }
    }

    private void disconnect(Instrument instrument) {
        try {
            instrument.disconnect();
        } catch (Exception | LinkageError e) {
            LOG.log(Level.WARNING, "{0} could not be disconnected: {1}", name, e.toString());
        }
    }

    /** What is shown is logged too, once: only a change is news. */
    private void show(InstrumentState state, String reason) {
        InstrumentStatus before = status;
        status = new InstrumentStatus(name, state, reason, before.frames());
        if (before.state() != state && state != InstrumentState.CONNECTING) {
            Level level = reason.isEmpty() ? Level.INFO : Level.WARNING;
            LOG.log(level, "{0} is {1} {2}", name, state, reason);
        }
    }

    /** Stands in for an instrument that was stopped before it could be opened. */
    private static final class Absent implements Instrument {

        @Override
        public void open(Channels mine) {
            // it never was
        }

        @Override
        public void connect() {
            // it never was
        }

        @Override
        public int acquire() {
            return 0;
        }

        @Override
        public void disconnect() {
            // it never was
        }
    }
}
