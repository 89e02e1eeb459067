package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.driver.scope.internal.ScopeInstrument;
import org.labhub.driver.thermometer.internal.ThermometerInstrument;
import org.labhub.listener.csv.internal.CsvWriter;
import org.labhub.processor.spectrum.internal.SpectrumProcessor;

/** The bench that needs no hardware: an oscilloscope, its spectrum, a thermometer, and a file. */
final class SimulatedBenchTest {

    private static final BlockName SCOPE = new BlockName("bench.scope");
    private static final BlockName SPECTRUM = new BlockName("bench.spectrum");

    private static final String BENCH = """
            "org.labhub.driver.scope~scope": { "faults": [ %s ] },
            "org.labhub.driver.thermometer~room": { "mean:Double": 20.0 },
            "org.labhub.listener.csv~notebook": { "file": "%s" }""";

    @TempDir
    private Path base;

    private SineBench bench;

    private void start(String faults) throws IOException {
        bench = SineBench.with(base, BENCH.formatted(faults, base.resolve("t.csv")));
        bench.drop(ScopeInstrument.class, "scope.jar");
        bench.drop(SpectrumProcessor.class, "spectrum.jar");
        bench.drop(ThermometerInstrument.class, "thermometer.jar");
        bench.drop(CsvWriter.class, "csv.jar");
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void tracesBecomeSpectra() throws IOException {
        start("");
        bench.until(() -> bench.committed(SPECTRUM) > 50);
        bench.until(() -> bench.committed(SCOPE) >= bench.committed(SPECTRUM));
    }

    @Test
    void anOscilloscopeThatIsUnpluggedComesBackByItself() throws IOException {
        start("\"disconnect\"");
        bench.until(() -> bench.committed(SCOPE) > 220);
        bench.until(() -> bench.hub.output().contains("scope is OFFLINE the device was unplugged"));
    }

    @Test
    void temperaturesAreWrittenDownWithoutAGap() throws IOException {
        start("");
        bench.until(() -> lines().size() > 20);
        List<String> lines = lines().subList(0, 20);
        assertEquals("sequence,time,temperature (Cel)", lines.get(0));
        long first = sequence(lines.get(1));
        assertEquals(first + 18, sequence(lines.get(19)));
    }

    private static long sequence(String line) {
        return Long.parseLong(line.substring(0, line.indexOf(',')));
    }

    private List<String> lines() {
        try {
            return Files.exists(base.resolve("t.csv")) ? Files.readAllLines(base.resolve("t.csv")) : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
