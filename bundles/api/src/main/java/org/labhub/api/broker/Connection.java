package org.labhub.api.broker;

import java.time.Instant;

/**
 * How it stands between this process and the broker.
 *
 * @param state the state
 * @param since when it became so
 * @param broker its address
 * @param detail why, for people; empty while all is well
 */
public record Connection(State state, Instant since, String broker, String detail) {

    /** The states. */
    public enum State {
        /** Not yet, or not again: it is tried with growing pauses. */
        CONNECTING,
        /** Connected; everything is being registered again. */
        REGISTERING,
        /** Connected, and the broker knows everything that this process offers and reads. */
        CONNECTED,
        /** The broker refuses this process's key, or is another one than it should be. It is tried again, slowly. */
        REFUSED,
        /** Closed by this side. */
        CLOSED
    }
}
