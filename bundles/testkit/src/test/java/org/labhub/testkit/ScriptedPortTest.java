package org.labhub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ScriptedPortTest {

    private final ScriptedPort port = ScriptedPort.replaying(">*IDN?", "<ACME,M1", ">READ?", "<1.5");

    private void say(String line) throws IOException {
        port.output().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String hear() throws IOException {
        return new BufferedReader(new InputStreamReader(port.input(), StandardCharsets.UTF_8)).readLine();
    }

    @Test
    void theConversationGoesAsWritten() throws IOException {
        say("*IDN?");
        assertEquals("ACME,M1", hear());
        say("READ?");
        assertEquals("1.5", hear());
        assertTrue(port.isOver());
    }

    @Test
    void whatIsSaidOutOfTurnIsRefused() {
        IOException thrown = assertThrows(IOException.class, () -> say("READ?"));
        assertEquals("the script has \">*IDN?\" here, not \">READ?\"", thrown.getMessage());
    }

    @Test
    void whoListensTooEarlyGetsATimeout() {
        assertThrows(InterruptedIOException.class, this::hear);
    }

    @Test
    void anUnpluggedPortFails() {
        port.unplug();
        assertThrows(IOException.class, () -> say("*IDN?"));
    }
}
