package org.labhub.security;

/**
 * What a guarded server needs.
 *
 * @param name of its threads
 * @param address to bind, {@code tcp://127.0.0.1:5570}; port {@code *} takes a free one
 * @param keys its own
 * @param maxBytes the longest frame that it takes; nobody gets memory for more
 * @param queued how many messages wait for one peer before they are dropped
 */
public record ServerSpec(String name, String address, KeyPair keys, int maxBytes, int queued) {

    /** Refuses what cannot be bound, before a socket exists. */
    public ServerSpec {
        Endpoints.checkBindable(address);
        if (maxBytes < 1 || queued < 1) {
            throw new IllegalArgumentException(
                    "the longest frame and the queue must be above 0, not " + maxBytes + " and " + queued);
        }
    }
}
