package org.labhub.host.internal.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.instrument.LifeStep;
import org.labhub.api.instrument.LifeStep.Stage;

/** Which steps are noted where two ends stand on one channel, where a thread was given up, and where there are too many. */
final class TrailTest {

    private final Steps steps = new Steps();
    private final Trail trail = new Trail(steps);

    private List<String> shown() {
        return steps.latest().stream().map(LifeStep::words).toList();
    }

    @Test
    void aStageOfTwoEndsIsReachedWithTheFirstAndLeftWithTheLast() {
        trail.reached(Stage.BLOCK, "demo");
        trail.reached(Stage.BROKER, "demo");
        trail.reached(Stage.BLOCK, "demo");
        assertEquals(List.of("block ready demo", "registered at the broker demo"), shown());
        trail.left(Stage.BLOCK, "demo");
        assertEquals(2, shown().size());
        trail.left(Stage.BLOCK, "demo");
        assertEquals("block given back demo", shown().get(2));
    }

    @Test
    void whatWasNeverReachedIsNotLeft() {
        trail.left(Stage.ONLINE);
        assertEquals(List.of(), shown());
    }

    @Test
    void whatAThreadDoesThatWasGivenUpIsNobodysStep() {
        trail.end();
        trail.reached(Stage.ONLINE);
        assertEquals(List.of(), shown());
    }

    @Test
    void theOldestStepsAreForgotten() {
        for (int channel = 0; channel < 300; channel++) {
            trail.reached(Stage.BLOCK, "demo" + channel);
        }
        assertEquals(256, shown().size());
        assertEquals("block ready demo44", shown().get(0));
    }
}
