package org.labhub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.instrument.Instrument;

/**
 * What every driver keeps to. The tests of a driver extend this class, make the instrument, and say how its device is unplugged
 * in a test; the host's part is played here.
 */
public abstract class InstrumentContract {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OFTEN = 50;

    private BenchChannels channels;

    /** For the tests of drivers. */
    protected InstrumentContract() {}

    /**
     * Makes the instrument that is tested, with a configuration that is right.
     *
     * @return a new one each time
     */
    protected abstract Instrument make();

    /**
     * Makes instruments with configurations that are wrong.
     *
     * @return each must throw {@link IllegalArgumentException}
     */
    protected abstract List<Runnable> wrongConfigurations();

    /**
     * Pulls the cable of the device with which the instrument was made last.
     *
     * @return false if that cannot be done in a test, as with a simulation
     */
    protected boolean unplug() {
        return false;
    }

    /** Puts the cable in again. */
    protected void plug() {}

    /**
     * Opens the folder of channels.
     *
     * @param folder made for each test
     */
    @BeforeEach
    void openChannels(@TempDir Path folder) {
        channels = BenchChannels.in(folder);
    }

    /** Closes what is left. */
    @AfterEach
    void closeChannels() {
        channels.close();
    }

    private Instrument connected() throws IOException {
        Instrument instrument = make();
        instrument.open(channels);
        instrument.connect();
        return instrument;
    }

    private static int awaitFrames(Instrument instrument) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int frames = instrument.acquire();
        while (frames == 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
            frames = instrument.acquire();
        }
        return frames;
    }

    private long committed() {
        try (BlockObserver block = channels.observe(channels.written().get(0))) {
            return block.committed();
        }
    }

    /** A configuration that cannot be is refused by name when the instrument is made, not later. */
    @Test
    void aWrongConfigurationIsRefused() {
        wrongConfigurations().forEach(wrong -> assertThrows(IllegalArgumentException.class, wrong::run));
    }

    /** What is opened is there before the device is. */
    @Test
    void itsChannelIsThereBeforeItsDeviceIs() throws IOException {
        make().open(channels);
        assertEquals(0, committed());
    }

    /** What acquire says is what lies in the block. */
    @Test
    void itSaysHowManyFramesItWrote() throws IOException {
        Instrument instrument = connected();
        int frames = awaitFrames(instrument);
        instrument.disconnect();
        assertTrue(frames > 0, "no frame within " + PATIENCE);
        assertEquals(frames, committed());
    }

    /** A device is lost and found again and again; nothing may be left behind each time. */
    @Test
    void itCanBeConnectedAndDisconnectedFiftyTimes() throws IOException {
        Instrument instrument = make();
        instrument.open(channels);
        int threads = Thread.activeCount();
        for (int time = 0; time < OFTEN; time++) {
            instrument.connect();
            instrument.disconnect();
        }
        assertTrue(Thread.activeCount() <= threads + 1, "threads are left behind");
    }

    /** After connect failed half-way, and when it was never called. */
    @Test
    void itCanBeDisconnectedWithoutBeingConnected() throws IOException {
        Instrument instrument = make();
        instrument.open(channels);
        instrument.disconnect();
        assertEquals(0, committed());
    }

    /** The host understands an IOException, and nothing else, as "the device is away". */
    @Test
    void anUnpluggedDeviceIsSaidByAnIOException() throws IOException {
        Instrument instrument = connected();
        assumeTrue(unplug(), "this device cannot be unplugged in a test");
        assertThrows(IOException.class, () -> awaitFrames(instrument));
        instrument.disconnect();
    }

    /** In the same instance, without being opened again. */
    @Test
    void itComesBackWhenItsDeviceDoes() throws IOException {
        Instrument instrument = connected();
        assumeTrue(unplug(), "this device cannot be unplugged in a test");
        assertThrows(IOException.class, () -> awaitFrames(instrument));
        instrument.disconnect();
        plug();
        instrument.connect();
        assertTrue(awaitFrames(instrument) > 0);
    }

    /** The jar is replaced: the new one goes on in the block of the old one. */
    @Test
    void anUpdatedOneGoesOnInTheSameBlock() throws IOException {
        Instrument before = connected();
        int frames = awaitFrames(before);
        before.disconnect();
        channels.closeEnds();
        Instrument after = connected();
        assertEquals(frames + awaitFrames(after), committed());
    }

    /** What is written says what it is. */
    @Test
    void itsFramesHaveASchema() throws IOException {
        make().open(channels);
        try (BlockObserver block = channels.observe(channels.written().get(0))) {
            assertTrue(block.info().schemaId().contains("."), "an id is dotted and global, as in lab.scope");
        }
    }
}
