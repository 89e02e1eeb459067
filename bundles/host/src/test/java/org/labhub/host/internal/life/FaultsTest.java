package org.labhub.host.internal.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown of failures that are hard to show. */
final class FaultsTest {

    @Test
    void oneThatIsItsOwnCauseIsShown() {
        IllegalStateException outer = new IllegalStateException("outer");
        outer.initCause(new IllegalArgumentException("inner", outer));
        assertTrue(Faults.of(outer).words().contains("outer")
                || Faults.of(outer).words().contains("inner"));
    }

    @Test
    void oneThatSaysNothingIsShownByItsKind() {
        assertEquals(
                "IllegalStateException",
                Faults.of(new IllegalStateException(" ")).words());
        assertEquals(
                "IllegalStateException", Faults.of(new IllegalStateException()).words());
    }

    @Test
    void ofAnEndlessStackTheTopIsShown() {
        List<StackTraceElement> endless =
                Collections.nCopies(500, new StackTraceElement("lab.Coil", "turn", "Coil", 1));
        assertEquals(
                40,
                Faults.of("stuck", endless.toArray(StackTraceElement[]::new))
                        .stack()
                        .size());
    }

    @Test
    void itsPlaceIsInTheCodeOfThePlugin() {
        StackTraceElement[] stack = {
            new StackTraceElement("java.util.List", "of", "List.java", 1),
            new StackTraceElement("org.labhub.host.internal.life.Turn", "call", "Turn.java", 2),
            new StackTraceElement("lab.Coil", "turn", "Coil.java", 3)
        };
        assertEquals("lab.Coil.turn(Coil.java:3)", Faults.of("stuck", stack).place());
    }
}
