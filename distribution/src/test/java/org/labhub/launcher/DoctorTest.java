package org.labhub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DoctorTest {

    private static List<Finding> health(String... lines) {
        return Stream.of(lines).map(Doctor::health).toList();
    }

    @Test
    void whatIsWellWarnsAndFailsIsCountedApart() {
        List<Finding> findings =
                health("OK  The broker answers", "WARN  Memory: little is left", "CRITICAL  Disk: full");
        assertEquals("ok: 1, warnings: 1, failures: 1. More is said in docs/operations.md.", Doctor.tally(findings));
        assertEquals(1, Doctor.exitCode(findings));
    }

    @Test
    void aWarningIsToldWithItsRemedyAndEndsWithZero() {
        List<Finding> findings = health("OK  The broker answers", " WARN  Memory: little is left");
        assertEquals(
                "WARN   Health: WARN Memory: little is left\n         -> bin/labhub shell, or /health",
                findings.get(1).toString());
        assertEquals(0, Doctor.exitCode(findings));
    }

    @Test
    void whereAllIsWellNoDocumentIsNamed() {
        assertEquals("ok: 1, warnings: 0, failures: 0.", Doctor.tally(health("OK  The broker answers")));
    }

    @Test
    void aStatusThatNobodyKnowsIsAFailure() {
        assertEquals(1, Doctor.exitCode(health("HEALTH_CHECK_ERROR  Disk: it threw")));
    }
}
