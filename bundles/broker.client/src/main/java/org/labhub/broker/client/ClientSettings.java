package org.labhub.broker.client;

import java.time.Duration;
import org.labhub.api.security.PublicKey;
import org.labhub.security.Endpoints;
import org.labhub.security.KeyPair;

/**
 * What a client needs to find its broker.
 *
 * @param address of the broker
 * @param broker its public key
 * @param mine this process's keys
 * @param name how this process calls itself
 * @param timeout how long a call waits unless told otherwise
 */
public record ClientSettings(String address, PublicKey broker, KeyPair mine, String name, Duration timeout) {

    /** Refuses what cannot be connected to, before a socket exists. */
    public ClientSettings {
        Endpoints.checkConnectable(address);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout must be above 0, not " + timeout);
        }
    }
}
