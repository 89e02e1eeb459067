package org.labhub.shm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.channel.ChannelBusy;
import org.labhub.api.channel.FlexReader;
import org.labhub.api.channel.FlexWriter;
import org.labhub.api.recovery.SlotFacts.Sum;
import org.labhub.shm.Bench.Number;
import org.labhub.shm.internal.block.Block;
import org.labhub.shm.internal.layout.ControlField;
import org.labhub.shm.internal.slot.FlexSum;

/** The flex zone that several processes write: they take turns, and readers see whole zones or are told that there is none. */
@Timeout(120)
@Tag("long")
final class SharedFlexZoneTest {

    private static final boolean DEEP = Boolean.getBoolean("labhub.deep");
    private static final int WRITES = DEEP ? 1_000_000 : 5_000;
    private static final int KILLS = DEEP ? 100 : 2;

    @TempDir
    Path folder;

    private Bench bench;
    private FlexWriter own;
    private FlexReader reader;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
        own = bench.flexWriter();
        reader = bench.flexReader();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ChildProcess writer(long first, long times) throws IOException {
        return ChildProcess.run(FlexProgram.class, folder.toString(), String.valueOf(first), String.valueOf(times));
    }

    /** Writes, reads and audits once, beside whoever else writes; tells whether its turn came, which the others may delay. */
    private boolean round(long value) {
        boolean written = comesToWrite(value);
        reader.read(Bench.NUMBERS).ifPresent(seen -> assertTrue(seen.isWhole(), seen::toString));
        assertNotEquals(Sum.BAD, FlexSum.judge(bench.block()).sum());
        return written;
    }

    private boolean comesToWrite(long value) {
        try {
            own.write(Bench.NUMBERS, Number.of(value));
            return true;
        } catch (ChannelBusy others) {
            return false;
        }
    }

    @Test
    void everyWriteOfThreeProcessesIsWholeAndNoneIsLost() throws Exception {
        long value = 0;
        try (ChildProcess one = writer(1L << 40, WRITES);
                ChildProcess two = writer(2L << 40, WRITES)) {
            one.hear();
            two.hear();
            while (one.isAlive() || two.isAlive()) {
                value += round(value) ? 1 : 0;
            }
            assertEquals(0, one.exit() + two.exit());
        }
        assertEquals(2 * (2L * WRITES + value), bench.control(ControlField.FLEX_VERSION));
    }

    @Test
    void whoIsKilledWhileWritingHoldsUpNobody() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            try (ChildProcess other = writer(1L << 40, Long.MAX_VALUE >> 1)) {
                other.hear();
                for (long value = 0; value < 50; value++) {
                    round(value);
                }
                other.kill();
            }
            reader.read(Bench.NUMBERS).ifPresent(seen -> assertTrue(seen.isWhole(), seen::toString));
            assertTrue(round(kill), "held up by who was killed");
            assertEquals(Optional.of(Number.of(kill)), reader.read(Bench.NUMBERS));
        }
        assertEquals(0, bench.block().head().getLongVolatile(Block.control(ControlField.FLEX_VERSION)) % 2);
    }
}
