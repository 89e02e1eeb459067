package org.labhub.broker.client;

import org.labhub.api.broker.BrokerRefused;

/** What the broker says no to. */
final class Refusals {

    private Refusals() {}

    /** The code of the refusal, or that there was none. */
    static String codeOf(Runnable call) {
        try {
            call.run();
            return "none";
        } catch (BrokerRefused e) {
            return e.code();
        }
    }
}
