package org.labhub.itests.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.hub.Distribution;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubProcess;

/** {@code bin/labhub broker run}: a broker without a hub. */
final class BrokerAloneTest {

    @TempDir
    private Path base;

    private HubProcess broker;

    @BeforeEach
    void start() throws IOException {
        broker = HubProcess.launch(Distribution.home(), base, "broker", "run");
        broker.awaitOutput("The broker listens on");
    }

    @AfterEach
    void end() {
        broker.close();
    }

    private HubCommand labhub(String... words) throws IOException, InterruptedException {
        String[] line = new String[words.length + 2];
        System.arraycopy(words, 0, line, 0, words.length);
        line[words.length] = "--base";
        line[words.length + 1] = base.toString();
        HubCommand done = HubCommand.run(line);
        assertEquals(0, done.exitCode(), done.text());
        return done;
    }

    @Test
    void itIsListedToldToLogMoreAndTakesItsAddressAwayAtItsEnd() throws IOException, InterruptedException {
        labhub("broker", "list");
        labhub("broker", "log-level", "DEBUG");
        broker.awaitOutput("The broker logs at DEBUG from now on");
        broker.signal("TERM");
        broker.exitCode();
        assertFalse(Files.exists(base.resolve("data/broker/connection")));
    }
}
