package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CommandLineTest {

    private static final Path HOME = Path.of("/opt/labhub");

    @Test
    void nothingMeansStartBesideTheProgram() throws Refusal {
        CommandLine command = parse();
        assertEquals(Verb.START, command.verb());
        assertEquals(HOME, command.site().base());
    }

    @Test
    void baseMayStandBeforeOrAfterTheVerb() throws Refusal {
        assertEquals(parse("stop", "--base", "/srv/a"), parse("--base", "/srv/a", "stop"));
    }

    @Test
    void theEnvironmentNamesTheUsualBase() throws Refusal {
        CommandLine command = CommandLine.parse(HOME, Optional.of("/srv/lab"), "status");
        assertEquals(Path.of("/srv/lab"), command.site().base());
    }

    @Test
    void anEmptyEnvironmentNamesNothing() throws Refusal {
        assertEquals(
                HOME, CommandLine.parse(HOME, Optional.of(""), "status").site().base());
    }

    @Test
    void safeIsHeard() throws Refusal {
        assertTrue(parse("--safe").safe());
    }

    @Test
    void passwdKeepsItsOwnWords() throws Refusal {
        assertEquals(List.of("--stdin"), parse("passwd", "--stdin").arguments());
    }

    @Test
    void anUnknownVerbIsRefusedWithTheKnownOnes() {
        Refusal refusal = assertThrows(Refusal.class, () -> parse("sotp"));
        assertTrue(refusal.getMessage().contains("stop"), refusal.getMessage());
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertThrows(Refusal.class, () -> parse("start", "--fast"));
    }

    @Test
    void baseWithoutAFolderIsRefused() {
        assertThrows(Refusal.class, () -> parse("--base"));
    }

    private static CommandLine parse(String... words) throws Refusal {
        return CommandLine.parse(HOME, Optional.empty(), words);
    }
}
