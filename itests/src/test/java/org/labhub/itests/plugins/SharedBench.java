package org.labhub.itests.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A hub on which everything is configured that the tests of plug-ins drop into it; until then, a configuration waits.
 *
 * @param folder of its own
 * @param bench the hub
 */
record SharedBench(Path folder, SineBench bench) implements AutoCloseable {

    private static final String CONFIGURATION = """
            "org.labhub.channel~test.sine": { "tells:Boolean": true },
              "org.labhub.driver.scope~scope": { "faults": [] },
              "org.labhub.driver.scope~unplugged": { "channel": "bench.unplugged", "faults": [ "disconnect" ] },
              "org.labhub.driver.thermometer~room": { "mean:Double": 20.0 },
              "org.labhub.driver.voltmeter~mine": { "channel": "my.volts" },
              "org.labhub.listener.csv~notebook": { "file": "%s" }""";

    static SharedBench start() {
        try {
            Path folder = Files.createTempDirectory("bench");
            return new SharedBench(
                    folder,
                    SineBench.with(folder, CONFIGURATION.formatted(folder.resolve(SimulatedBenchTest.NOTEBOOK))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        bench.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
