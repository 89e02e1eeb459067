package org.labhub.host.internal.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labhub.host.internal.Hall.until;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.Channels;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.host.internal.life.PluginLife;

/** What becomes of an instrument whose device goes away, or that fails. */
@Timeout(60)
final class UnpluggedDeviceTest {

    private Stand stand;

    @BeforeEach
    void open(@TempDir Path folder) {
        stand = new Stand(folder);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void anUnpluggedDeviceIsOfflineWithTheReason() {
        stand.run(new Noting(stand) {
            @Override
            public void connect() throws IOException {
                throw new IOException("nothing on /dev/ttyUSB7");
            }
        });
        stand.awaitStanding(InstrumentState.OFFLINE, "nothing on /dev/ttyUSB7");
    }

    @Test
    void aDeviceThatComesBackIsOnlineAgainWithoutBeingOpenedAnew() {
        stand.run(new Noting(stand) {
            @Override
            public int acquire() throws IOException {
                if (acquired.incrementAndGet() == 5) {
                    throw new IOException("unplugged");
                }
                return 1;
            }
        });
        until(() -> stand.acquired.get() > 10);
        assertEquals(List.of("open", "connect", "disconnect", "connect"), stand.calls);
    }

    @Test
    void anUnpluggedDeviceIsNeverPutInQuarantine() {
        stand.run(new Noting(stand) {
            @Override
            public void connect() throws IOException {
                super.connect();
                throw new IOException("away");
            }
        });
        until(() -> stand.calls("connect") > 5);
        assertEquals(0, stand.life().failures());
    }

    @Test
    void anUnpluggedDeviceIsLoggedOnce() {
        List<String> logged = logged("OFFLINE", () -> {
            stand.run(new Noting(stand) {
                @Override
                public void connect() throws IOException {
                    super.connect();
                    throw new IOException("away");
                }
            });
            until(() -> stand.calls("connect") > 3);
        });
        assertEquals(List.of("fake is OFFLINE away"), logged);
    }

    @Test
    void whatItWaitsForIsLoggedOnce() {
        List<String> logged = logged("WAITING", () -> {
            stand.run(new Noting(stand) {
                @Override
                public void open(Channels mine) throws IOException {
                    super.open(mine);
                    throw new IOException("no calibration file yet");
                }
            });
            until(() -> stand.calls("open") > 3);
        });
        assertEquals(List.of("fake is WAITING no calibration file yet"), logged);
    }

    private static List<String> logged(String word, Runnable work) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(PluginLife.class.getName());
        Handler noting = new Noted(word, lines);
        logger.addHandler(noting);
        work.run();
        logger.removeHandler(noting);
        return lines;
    }

    /** What is said of one state. */
    private static final class Noted extends Handler {

        private final String word;
        private final List<String> lines;

        Noted(String word, List<String> lines) {
            this.word = word;
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            String words = new SimpleFormatter().formatMessage(line);
            if (words.contains(word)) {
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
        stand.run(new Noting(stand) {
            @Override
            public int acquire() {
                if (acquired.incrementAndGet() == 1) {
                    throw new IllegalStateException("a bug");
                }
                return 1;
            }
        });
        until(() -> stand.acquired.get() > 2);
        assertEquals(List.of("open", "connect", "disconnect", "open", "connect"), stand.calls);
    }

    @Test
    void aDeviceThatCannotEvenBeDisconnectedIsOnlyAway() {
        stand.run(new Noting(stand) {
            @Override
            public int acquire() throws IOException {
                throw new IOException("unplugged");
            }

            @Override
            public void disconnect() throws IOException {
                super.disconnect();
                throw new IOException("nobody there");
            }
        });
        until(() -> stand.calls("disconnect") > 2);
        assertEquals(0, stand.life().failures());
    }

    @Test
    void whatWokeItFromItsDeviceDoesNotDisturbTheGoodbye() {
        List<Boolean> disturbed = new CopyOnWriteArrayList<>();
        stand.run(new Noting(stand) {
            @Override
            public int acquire() throws IOException {
                Thread.currentThread().interrupt();
                throw new IOException("woken");
            }

            @Override
            public void disconnect() {
                disturbed.add(Thread.interrupted());
            }
        });
        until(() -> !disturbed.isEmpty());
        assertFalse(disturbed.get(0));
    }

    @Test
    void whoHasNothingYetIsLeftARest() {
        stand.run(new Noting(stand) {
            @Override
            public int acquire() {
                return 0;
            }
        });
        until(() -> Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> stand.life().runsOn(each.getKey()))
                .anyMatch(each -> Stream.of(each.getValue())
                        .anyMatch(frame -> frame.getMethodName().equals("rest"))));
    }

    @Test
    void eachAttemptToComeBackPausesTwiceAsLong() {
        List<Long> tried = new CopyOnWriteArrayList<>();
        stand.run(new Noting(stand) {
            @Override
            public void connect() throws IOException {
                tried.add(System.nanoTime());
                throw new IOException("away");
            }
        });
        until(() -> tried.size() > 4);
        assertTrue(tried.get(4) - tried.get(0)
                >= Duration.ofMillis(5 + 10 + 20 + 40).toNanos());
    }

    @Test
    void aChannelThatSomebodyElseStillWritesIsWaitedForAndNoFailure() {
        stand.hall.channels("other").producer("taken", InstrumentSessionTest.Reading.class);
        stand.run(new Noting(stand) {
            @Override
            public void open(Channels mine) throws IOException {
                super.open(mine);
                var unused = mine.producer("taken", InstrumentSessionTest.Reading.class);
            }
        });
        until(() -> stand.calls("open") > 2);
        assertEquals(0, stand.life().failures());
    }

    @Test
    void whatItNeedsIsWaitedForAndSaid() {
        stand.run(new Noting(stand) {
            @Override
            public void open(Channels mine) throws IOException {
                throw new IOException("no calibration file yet");
            }
        });
        stand.awaitStanding(InstrumentState.WAITING, "no calibration file yet");
    }
}
