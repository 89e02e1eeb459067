package org.labhub.host.internal.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.labhub.host.internal.Hall.until;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.labhub.api.schema.Schema;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.PluginService;
import org.labhub.host.internal.life.ConstructionFailed;

/** What the host asks of an instrument, in which order, and what it counts of it. */
@Timeout(60)
final class InstrumentSessionTest {

    @Schema(id = "test.reading", version = "1.0.0")
    record Reading(double value) {}

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
    void itIsOpenedThenConnectedThenAsked() {
        stand.run(new Noting(stand));
        until(() -> stand.acquired.get() > 10);
        assertEquals(List.of("open", "connect"), stand.calls);
    }

    /** Leaves its device as it is for the next one. */
    private static final class Adopted extends Noting {

        Adopted(Stand stand) {
            super(stand);
        }

        @Override
        public void handOver() {
            calls.add("hand over");
        }
    }

    @Test
    void itsDeviceIsHandedOverWhenItsServiceGoes() {
        stand.run(new Adopted(stand));
        until(() -> stand.acquired.get() > 10);
        stand.life().close();
        assertEquals(List.of("open", "connect", "hand over"), stand.calls);
    }

    @Test
    void itsDeviceIsClosedWhenAnOperatorStopsIt() {
        stand.run(new Adopted(stand));
        until(() -> stand.acquired.get() > 10);
        stand.life().stop();
        assertEquals(List.of("open", "connect", "disconnect"), stand.calls);
    }

    @Test
    void aDriverThatHandsNothingOverIsDisconnected() {
        stand.run(new Noting(stand));
        until(() -> stand.acquired.get() > 10);
        stand.life().close();
        assertEquals(List.of("open", "connect", "disconnect"), stand.calls);
    }

    @Test
    void itsFramesAreCounted() {
        InstrumentSession session = stand.run(new Noting(stand));
        until(() -> session.frames() > 100);
        stand.life().stop();
        assertEquals(stand.acquired.get(), session.frames());
    }

    @Test
    void whatItOffersIsInTheBlock() {
        stand.run(new Noting(stand) {
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
        until(() -> stand.hall.blocks.names().contains(new BlockName("good")));
        until(() -> stand.hall.blocks.observe(new BlockName("good")).committed() > 1000);
    }

    @Test
    void itSaysWhatItIs() {
        InstrumentSession session = stand.run(new Noting(stand));
        stand.awaitState(InstrumentState.ONLINE);
        assertEquals("M1, serial 007, firmware 2.1", session.nameplate().toString());
    }

    @Test
    void aConstructorThatThrowsIsShownByItsInnermostMessage() {
        stand.run(new Unmakeable(), Hall.PAUSING);
        stand.awaitStanding(InstrumentState.FAULTED, "IllegalArgumentException: frequency must be above 0 Hz, not 0.0");
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
        stand.run(new Noting(stand));
        stand.awaitState(InstrumentState.ONLINE);
        stand.life().stop();
        assertEquals(List.of("open", "connect", "disconnect"), stand.calls);
    }
}
