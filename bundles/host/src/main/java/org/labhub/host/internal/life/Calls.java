package org.labhub.host.internal.life;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which call into the code of a plug-in its thread is in. Written by that thread with two plain stores a call, so that it costs
 * nothing on the hot path; looked at by the watchman, who brings the clock.
 */
final class Calls {

    private final AtomicLong borders = new AtomicLong();
    private volatile Verb verb = Verb.CONSTRUCT;
    private long crossed;

    private long seen;
    private long seenSince;

    /** By the plug-in's thread, before the call. */
    void enter(Verb into) {
        if (verb != into) {
            verb = into;
        }
        borders.lazySet(++crossed);
    }

    /** By the plug-in's thread, after the call. */
    void leave() {
        borders.lazySet(++crossed);
    }

    /** By the watchman alone: since when, by his clock, the call has lasted that lasts now. */
    Optional<Lasting> look(long nowNanos) {
        long now = borders.get();
        if (now != seen) {
            seen = now;
            seenSince = nowNanos;
        }
        return isInside(now) ? Optional.of(new Lasting(verb, nowNanos - seenSince)) : Optional.empty();
    }

    /** By anybody: the call that lasts now. */
    Optional<Verb> now() {
        return isInside(borders.get()) ? Optional.of(verb) : Optional.empty();
    }

    private static boolean isInside(long borders) {
        return (borders & 1) == 1;
    }

    /** A call that has not returned yet. */
    record Lasting(Verb verb, long nanos) {}
}
