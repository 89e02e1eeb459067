package org.labhub.console.internal.live;

import jakarta.json.JsonValue;

/** What takes a while to find out. Used by one thread at a time, which is not the one that tells pages. */
@FunctionalInterface
public interface Report extends AutoCloseable {

    /**
     * Finds it out.
     *
     * @param nanos monotonic
     * @return what a page is told
     */
    JsonValue now(long nanos);

    /** Lets go of what it looked at. */
    @Override
    default void close() {}
}
