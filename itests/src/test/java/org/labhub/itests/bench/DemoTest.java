package org.labhub.itests.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.browser.Chromium;
import org.labhub.itests.hub.Await;

/** The demo is watched in a browser and in the shell: for three seconds, or a minute if deep. */
@Chromium
final class DemoTest {

    private static final Duration TIME =
            Boolean.getBoolean("labhub.deep") ? Duration.ofMinutes(1) : Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Demo demo;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        demo = Demo.start(folder, Path.of(".."));
    }

    @AfterAll
    static void end() {
        demo.close();
    }

    private static DemoWatch watch() {
        return new DemoWatch(demo, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    @Test
    void itsLedgerIsExactAndItsPageIsAlive() throws IOException {
        assertEquals(List.of(), watch().watch(TIME));
        Footprint before = Footprint.of(demo.pid());
        assertEquals(List.of(), watch().watch(TIME));
        Await.until(PATIENCE, () -> leaks(before).isEmpty(), () -> leaks(before).toString());
    }

    /** What is about to be given back is no leak, and what leaks stays. */
    private static List<String> leaks(Footprint before) {
        try {
            return Footprint.of(demo.pid()).leaks(before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
