package org.labhub.itests.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.itests.console.Visitor;
import org.labhub.itests.hub.HubCommand;
import org.labhub.itests.hub.HubTerminal;

/** A person at a terminal who starts a hub for the first time. */
final class TerminalTest {

    private static final String SAYS = "The console's password, shown this once (bin/labhub passwd sets another one):";

    @TempDir
    private static Path base;

    private static HubTerminal terminal;
    private static List<String> beforeThePrompt;

    @BeforeAll
    static void start() throws IOException {
        terminal = HubTerminal.open(base);
        beforeThePrompt = terminal.screen().lines().toList();
    }

    @AfterAll
    static void end() {
        terminal.close();
    }

    private static String password() {
        return beforeThePrompt.get(beforeThePrompt.indexOf(SAYS) + 1).strip();
    }

    @Test
    void thePasswordStandsOnALineOfItsOwnBeforeTheShellAsks() {
        assertTrue(beforeThePrompt.contains(SAYS), terminal::screen);
        assertTrue(password().matches("([a-z2-9]{7}-){3}[a-z2-9]{7}"), password());
    }

    @Test
    void theAddressStandsThereBeforeTheShellAsks() {
        String said = "LabHub runs on " + base + ", console at " + terminal.address("/system/console");
        assertTrue(beforeThePrompt.contains(said), terminal::screen);
    }

    @Test
    void thePasswordOpensTheConsole() {
        Visitor visitor = new Visitor(terminal.address("/"));
        visitor.typePatiently(password());
        assertEquals(200, visitor.get("/bundles").statusCode());
    }

    @Test
    void theShellHasOurCommands() {
        terminal.ask("labhub:deployed", said -> said.contains("Nothing lies in the deploy folder."));
    }

    @Test
    void theAuditLogIsWholeWhileTheHubRuns() throws Exception {
        HubCommand audit = HubCommand.run("audit", "--base", base.toString());
        assertEquals(0, audit.exitCode(), audit::text);
        assertTrue(audit.text().contains("is as it was written"), audit::text);
    }

    @Test
    void ctrlCStopsItAndASecondStartShowsNoPassword(@TempDir Path other) throws Exception {
        try (HubTerminal first = HubTerminal.open(other)) {
            first.type("\u0003");
            assertEquals(0, first.exitCode(), first::screen);
        }
        try (HubTerminal second = HubTerminal.open(other)) {
            assertFalse(second.screen().contains("password"), second::screen);
        }
    }
}
