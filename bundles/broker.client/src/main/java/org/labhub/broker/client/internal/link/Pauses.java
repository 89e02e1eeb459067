package org.labhub.broker.client.internal.link;

import java.util.random.RandomGenerator;

/** How long to wait before the next try: growing to a second, and never the same for all clients of a broker. */
final class Pauses {

    private static final long FIRST_MILLIS = 50;
    private static final long LAST_MILLIS = 1_000;
    private static final long FIRST_GREETING_MILLIS = 1_000;
    private static final long GREETING_MILLIS = 10_000;

    private final RandomGenerator random;
    private long next = FIRST_MILLIS;
    private long greeting = FIRST_GREETING_MILLIS;

    Pauses(RandomGenerator random) {
        this.random = random;
    }

    long nextMillis() {
        long pause = next;
        next = Math.min(LAST_MILLIS, next * 2);
        return pause / 2 + random.nextLong(pause / 2 + 1);
    }

    /**
     * How long a handshake may take before the connection is made anew. On one machine it takes milliseconds; about one in
     * a hundred of JeroMQ's never ends, when its thread connects and is called in the same turn of its loop.
     */
    long greetingMillis() {
        greeting = Math.min(GREETING_MILLIS, greeting * 2);
        return greeting / 2;
    }

    void reset() {
        next = FIRST_MILLIS;
        greeting = FIRST_GREETING_MILLIS;
    }
}
