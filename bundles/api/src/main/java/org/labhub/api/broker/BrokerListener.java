package org.labhub.api.broker;

import org.osgi.annotation.versioning.ConsumerType;

/** A service that is told what the broker tells: in order, on a thread of its own that all listeners share. */
@ConsumerType
@FunctionalInterface
public interface BrokerListener {

    /**
     * Must not block for long: further events wait behind it.
     *
     * @param event what happened
     */
    void onEvent(BrokerEvent event);
}
