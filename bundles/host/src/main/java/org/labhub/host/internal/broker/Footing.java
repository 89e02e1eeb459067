package org.labhub.host.internal.broker;

import org.labhub.api.instrument.LifeStep.Stage;
import org.labhub.host.internal.steps.Trail;

/** Notes how an end stands with the broker among the steps of its plug-in. */
final class Footing {

    private final Trail trail;
    private final String channel;
    private boolean registered;
    private boolean beating;

    Footing(Trail trail, String channel) {
        this.trail = trail;
        this.channel = channel;
    }

    void registered() {
        if (!registered) {
            registered = true;
            trail.reached(Stage.BROKER, channel);
        }
    }

    void beating() {
        if (!beating) {
            beating = true;
            trail.reached(Stage.HEARTBEAT, channel);
        }
    }

    /** Whether the broker has it and hears of it. */
    void stands(boolean held) {
        if (held) {
            registered();
            beating();
        } else {
            falls();
        }
    }

    private void falls() {
        if (beating) {
            beating = false;
            trail.left(Stage.HEARTBEAT, channel);
        }
        if (registered) {
            registered = false;
            trail.left(Stage.BROKER, channel);
        }
    }
}
