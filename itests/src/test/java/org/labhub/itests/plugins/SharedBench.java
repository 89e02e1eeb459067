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

    private static final String BENCH = """
            {
              "bench": "of the tests",
              "roles": {
                "scope": { "driver": "scope", "faults": [] },
                "unplugged": { "driver": "scope", "channel": "bench.unplugged", "faults": [ "disconnect" ] },
                "room": { "driver": "thermometer", "mean": 20.0 },
                "mine": { "driver": "voltmeter", "channel": "my.volts" },
                "notebook": { "listener": "csv", "file": "%s" }
              },
              "channels": { "test.sine": { "tells": true, "capacity": 8192 } }
            }
            """;

    static SharedBench start() {
        try {
            Path folder = Files.createTempDirectory("bench");
            Path bench = Files.createDirectories(folder.resolve("conf")).resolve("bench.json");
            Files.writeString(bench, BENCH.formatted(folder.resolve(SimulatedBenchTest.NOTEBOOK)));
            return new SharedBench(folder, new SineBench(folder));
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
