package org.labhub.recovery.internal.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class CallingTest {

    private static final String RECOVER = "labhub-admin recover numbers --apply";

    private static String called(Path base, String... more) {
        return Calling.program("/opt/labhub", base, more).of(RECOVER);
    }

    @Test
    void theBaseIsSaidWhereItIsNotTheProgramsOwn() {
        assertEquals("/opt/labhub/bin/labhub-admin recover numbers --apply", called(Path.of("/opt/labhub")));
        assertEquals(
                "/opt/labhub/bin/labhub-admin recover numbers --apply --base /srv/bench",
                called(Path.of("/srv/bench")));
    }

    @Test
    void whatElseWasGivenIsSaidAgain() {
        assertEquals(
                "/opt/labhub/bin/labhub-admin recover numbers --apply --base /srv/bench --folder /dev/shm/other",
                called(Path.of("/srv/bench"), "--folder", "/dev/shm/other"));
    }

    @Test
    void aShellTakesApartNoNameOfAFolder() {
        assertEquals(
                "/opt/labhub/bin/labhub-admin recover numbers --apply --base '/srv/Anna'\\''s $bench'",
                called(Path.of("/srv/Anna's $bench")));
    }

    @Test
    void whereTheProgramIsNotKnownItIsLookedForOnThePath() {
        assertEquals(
                RECOVER + " --base /srv/bench",
                Calling.program("", Path.of("/srv/bench")).of(RECOVER));
    }

    @Test
    void inTheShellItIsACommandOfTheShell() {
        assertEquals(
                "labhub:resetslot numbers --slot 1 --apply",
                Calling.inShell().of("labhub-admin reset-slot numbers --slot 1 --apply"));
        assertEquals("labhub:sweep", Calling.inShell().of("labhub-admin sweep"));
    }
}
