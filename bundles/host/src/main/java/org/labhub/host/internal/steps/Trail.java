package org.labhub.host.internal.steps;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.labhub.api.instrument.LifeStep;
import org.labhub.api.instrument.LifeStep.Stage;

/**
 * Notes the steps of one thread of a plug-in. What is reached twice is left when it was left twice; what was never reached is not
 * left.
 */
public final class Trail {

    private final Steps steps;
    private final Map<Place, Integer> standing = new HashMap<>();
    private boolean over;

    private record Place(Stage stage, String channel) {}

    /** Nowhere yet. */
    public Trail(Steps steps) {
        this.steps = steps;
    }

    /** It came to a stage that is its own. */
    public void reached(Stage stage) {
        reached(stage, "");
    }

    /** It came to a stage of a channel. */
    public synchronized void reached(Stage stage, String channel) {
        if (standing.merge(new Place(stage, channel), 1, Integer::sum) == 1) {
            note(stage, true, channel);
        }
    }

    /** It left a stage that is its own. */
    public void left(Stage stage) {
        left(stage, "");
    }

    /** It left a stage of a channel. */
    public synchronized void left(Stage stage, String channel) {
        Place place = new Place(stage, channel);
        int held = standing.getOrDefault(place, 0);
        if (held == 1) {
            standing.remove(place);
            note(stage, false, channel);
        } else if (held > 1) {
            standing.put(place, held - 1);
        }
    }

    private void note(Stage stage, boolean reached, String channel) {
        if (!over) {
            steps.add(new LifeStep(stage, reached, channel, Instant.now()));
        }
    }

    /** Its thread was given up: what that does later is nobody's step. */
    public synchronized void end() {
        over = true;
    }
}
