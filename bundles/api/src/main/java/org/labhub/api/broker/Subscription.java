package org.labhub.api.broker;

/** Being told: until it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** Ends it; what is told at this moment still arrives. */
    @Override
    void close();
}
