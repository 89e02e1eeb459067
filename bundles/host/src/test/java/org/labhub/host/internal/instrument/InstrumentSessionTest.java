package org.labhub.host.internal.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.labhub.host.internal.Hall.until;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Producer;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.Nameplate;
import org.labhub.api.instrument.Pace;
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.Plain;
import org.labhub.host.internal.PluginService;
import org.labhub.host.internal.life.ConstructionFailed;
import org.labhub.host.internal.life.Patience;
import org.labhub.host.internal.life.PluginLife;
import org.labhub.host.internal.life.Standing;
import org.labhub.host.internal.pace.Pacemaker;
import org.labhub.host.internal.pace.Pacing;

@Timeout(60)
final class InstrumentSessionTest {

    @Schema(id = "test.reading", version = "1.0.0")
    record Reading(double value) {}

    private static final Pacing FAST = new Pacing(Pace.AS_FAST_AS_POSSIBLE, Duration.ZERO);

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger acquired = new AtomicInteger();
    private final Pacemaker pace = new Pacemaker(FAST);
    private Hall hall;
    private PluginLife life;

    @BeforeEach
    void open(@TempDir Path folder) {
        hall = new Hall(folder);
    }

    @AfterEach
    void close() {
        life.close();
        hall.close();
    }

    /** Notes each change; fails as a test wants it. */
    private class Noting implements Instrument {

        @Override
        public void open(Channels mine) throws IOException {
            calls.add("open");
        }

        @Override
        public void connect() throws IOException {
            calls.add("connect");
        }

        @Override
        public Nameplate nameplate() {
            return new Nameplate("M1", "007", "2.1");
        }

        @Override
        public int acquire() throws IOException {
            return acquired.incrementAndGet() > 0 ? 1 : 0;
        }

        @Override
        public void disconnect() {
            calls.add("disconnect");
        }
    }

    private InstrumentSession run(PluginService<Instrument> service) {
        return run(service, Hall.LONG);
    }

    private InstrumentSession run(PluginService<Instrument> service, Patience patience) {
        InstrumentSession session = new InstrumentSession("fake", service, pace, false);
        life = hall.life(session, patience);
        life.start();
        return session;
    }

    private InstrumentSession run(Instrument instrument) {
        return run(new Plain<>(instrument));
    }

    private void awaitStanding(InstrumentState state, String reason) {
        until(() -> {
            Standing now = life.standing();
            return now.state() == state && now.reason().equals(reason);
        });
    }

    private void awaitState(InstrumentState state) {
        until(() -> life.standing().state() == state);
    }

    @Test
    void itIsOpenedThenConnectedThenAsked() {
        run(new Noting());
        until(() -> acquired.get() > 10);
        assertEquals(List.of("open", "connect"), calls);
    }

    /** Leaves its device as it is for the next one. */
    private final class Adopted extends Noting {

        @Override
        public void handOver() {
            calls.add("hand over");
        }
    }

    @Test
    void itsDeviceIsHandedOverWhenItsServiceGoes() {
        run(new Adopted());
        until(() -> acquired.get() > 10);
        life.close();
        assertEquals(List.of("open", "connect", "hand over"), calls);
    }

    @Test
    void itsDeviceIsClosedWhenAnOperatorStopsIt() {
        run(new Adopted());
        until(() -> acquired.get() > 10);
        life.stop();
        assertEquals(List.of("open", "connect", "disconnect"), calls);
    }

    @Test
    void aDriverThatHandsNothingOverIsDisconnected() {
        run(new Noting());
        until(() -> acquired.get() > 10);
        life.close();
        assertEquals(List.of("open", "connect", "disconnect"), calls);
    }

    @Test
    void itsFramesAreCounted() {
        InstrumentSession session = run(new Noting());
        until(() -> session.frames() > 100);
        life.stop();
        assertEquals(acquired.get(), session.frames());
    }

    @Test
    void whatItOffersIsInTheBlock() {
        run(new Noting() {
            private final List<Producer<Reading>> writes = new CopyOnWriteArrayList<>();

            @Override
            public void open(Channels mine) {
                writes.add(mine.producer("good", Reading.class));
            }

            @Override
            public int acquire() {
                return writes.get(0).offer(new Reading(1)) ? 1 : 0;
            }
        });
        until(() -> hall.blocks.names().contains(new BlockName("good")));
        until(() -> hall.blocks.observe(new BlockName("good")).committed() > 1000);
    }

    @Test
    void itSaysWhatItIs() {
        InstrumentSession session = run(new Noting());
        awaitState(InstrumentState.ONLINE);
        assertEquals("M1, serial 007, firmware 2.1", session.nameplate().toString());
    }

    @Test
    void anUnpluggedDeviceIsOfflineWithTheReason() {
        run(new Noting() {
            @Override
            public void connect() throws IOException {
                throw new IOException("nothing on /dev/ttyUSB7");
            }
        });
        awaitStanding(InstrumentState.OFFLINE, "nothing on /dev/ttyUSB7");
    }

    @Test
    void aDeviceThatComesBackIsOnlineAgainWithoutBeingOpenedAnew() {
        run(new Noting() {
            @Override
            public int acquire() throws IOException {
                if (acquired.incrementAndGet() == 5) {
                    throw new IOException("unplugged");
                }
                return 1;
            }
        });
        until(() -> acquired.get() > 10);
        assertEquals(List.of("open", "connect", "disconnect", "connect"), calls);
    }

    @Test
    void anUnpluggedDeviceIsNeverPutInQuarantine() {
        run(new Noting() {
            @Override
            public void connect() throws IOException {
                super.connect();
                throw new IOException("away");
            }
        });
        until(() -> calls.stream().filter("connect"::equals).count() > 5);
        assertEquals(0, life.failures());
    }

    @Test
    void anUnpluggedDeviceIsLoggedOnce() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(PluginLife.class.getName());
        Handler noting = new Noted(logged);
        logger.addHandler(noting);
        run(new Noting() {
            @Override
            public void connect() throws IOException {
                super.connect();
                throw new IOException("away");
            }
        });
        until(() -> calls.stream().filter("connect"::equals).count() > 3);
        logger.removeHandler(noting);
        assertEquals(List.of("fake is OFFLINE away"), logged);
    }

    /** What is said of devices that are away. */
    private static final class Noted extends Handler {

        private final List<String> lines;

        Noted(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            String words = new SimpleFormatter().formatMessage(line);
            if (words.contains("OFFLINE")) {
                lines.add(words);
            }
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing to close
        }
    }

    @Test
    void aDriverThatFailsIsDisconnectedAndOpenedAnew() {
        run(new Noting() {
            @Override
            public int acquire() {
                if (acquired.incrementAndGet() == 1) {
                    throw new IllegalStateException("a bug");
                }
                return 1;
            }
        });
        until(() -> acquired.get() > 2);
        assertEquals(List.of("open", "connect", "disconnect", "open", "connect"), calls);
    }

    @Test
    void whatItNeedsIsWaitedForAndSaid() {
        run(new Noting() {
            @Override
            public void open(Channels mine) throws IOException {
                throw new IOException("no calibration file yet");
            }
        });
        awaitStanding(InstrumentState.WAITING, "no calibration file yet");
    }

    @Test
    void aConstructorThatThrowsIsShownByItsInnermostMessage() {
        run(new Unmakeable(), Hall.PAUSING);
        awaitStanding(InstrumentState.FAULTED, "IllegalArgumentException: frequency must be above 0 Hz, not 0.0");
    }

    private static final class Unmakeable implements PluginService<Instrument> {

        @Override
        public Instrument get() {
            throw new ConstructionFailed("IllegalArgumentException: frequency must be above 0 Hz, not 0.0");
        }

        @Override
        public void unget() {
            // there was none
        }
    }

    @Test
    void aStoppedOneIsDisconnected() {
        run(new Noting());
        awaitState(InstrumentState.ONLINE);
        life.stop();
        assertEquals(List.of("open", "connect", "disconnect"), calls);
    }
}
