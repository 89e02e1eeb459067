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

    /**
     * For a broker that is named in one line.
     *
     * @param line its address and its public key, with a space between them
     * @param mine this process's keys, which that broker trusts
     * @param name how this process calls itself
     * @param timeout how long a call waits unless told otherwise
     * @return settings
     */
    public static ClientSettings elsewhere(String line, KeyPair mine, String name, Duration timeout) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length != 2) {
            throw new IllegalArgumentException(
                    "a broker is named by its address and its public key, as in: tcp://lab7:5570 KEY, not by: " + line);
        }
        return new ClientSettings(words[0], new PublicKey(words[1]), mine, name, timeout);
    }
}
