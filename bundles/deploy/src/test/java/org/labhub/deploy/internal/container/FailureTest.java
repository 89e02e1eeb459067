package org.labhub.deploy.internal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void theInnermostCauseSpeaks() {
        Exception failure = new InvocationTargetException(
                new IllegalStateException("no card", new IOException("card 3 is not there")));
        assertEquals("IOException: card 3 is not there", Failure.innermost(failure));
    }

    @Test
    void aFailureWithoutCauseSpeaksForItself() {
        assertEquals(
                "IllegalArgumentException: frequency must be above 0 Hz, not 0.0",
                Failure.innermost(new IllegalArgumentException("frequency must be above 0 Hz, not 0.0")));
    }

    @Test
    void aFailureWithoutMessageIsNamed() {
        assertEquals("StackOverflowError", Failure.innermost(new StackOverflowError()));
    }
}
