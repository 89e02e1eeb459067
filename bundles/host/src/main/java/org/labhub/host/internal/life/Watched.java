package org.labhub.host.internal.life;

/** Something at which the watchman looks. */
@FunctionalInterface
public interface Watched {

    /** Must not block. */
    void look(long nowNanos);
}
