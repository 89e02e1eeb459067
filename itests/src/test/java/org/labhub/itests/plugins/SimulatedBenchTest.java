package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockName;
import org.labhub.driver.scope.internal.ScopeInstrument;
import org.labhub.driver.thermometer.internal.ThermometerInstrument;
import org.labhub.listener.csv.internal.CsvWriter;
import org.labhub.processor.spectrum.internal.SpectrumProcessor;

/** The bench that needs no hardware: an oscilloscope, its spectrum, a thermometer, and a file. */
@WithBench
final class SimulatedBenchTest {

    private static final BlockName SCOPE = new BlockName("bench.scope");
    private static final BlockName SPECTRUM = new BlockName("bench.spectrum");

    private static final BlockName TEMPERATURE = new BlockName("bench.temperature");
    private static final BlockName UNPLUGGED = new BlockName("bench.unplugged");
    static final String NOTEBOOK = "t.csv";

    private SineBench bench;

    @BeforeEach
    void start(SineBench shared) throws IOException {
        bench = shared;
        bench.drop(ScopeInstrument.class, "scope.jar");
        bench.drop(SpectrumProcessor.class, "spectrum.jar");
        bench.drop(ThermometerInstrument.class, "thermometer.jar");
        bench.drop(CsvWriter.class, "csv.jar");
    }

    @Test
    void tracesBecomeSpectra() {
        bench.until(() -> bench.committed(SPECTRUM) > 50);
        bench.until(() -> bench.committed(SCOPE) >= bench.committed(SPECTRUM));
    }

    @Test
    void anOscilloscopeThatIsUnpluggedComesBackByItself() {
        bench.until(() -> bench.committed(UNPLUGGED) > 220);
        bench.until(() -> bench.hub.output().contains("unplugged is OFFLINE the device was unplugged"));
    }

    @Test
    void temperaturesAreWrittenDownWithoutAGap() {
        bench.until(() -> bench.committed(TEMPERATURE) > 0);
        int before = Math.max(1, lines().size());
        bench.until(() -> lines().size() > before + 20);
        List<String> lines = lines().subList(before, before + 20);
        assertEquals("sequence,time,temperature (Cel)", lines().get(0));
        assertEquals(sequence(lines.get(0)) + 19, sequence(lines.get(19)));
    }

    private static long sequence(String line) {
        return Long.parseLong(line.substring(0, line.indexOf(',')));
    }

    private Path notebook() {
        return bench.base().resolve(NOTEBOOK);
    }

    private List<String> lines() {
        try {
            return Files.exists(notebook()) ? Files.readAllLines(notebook()) : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
