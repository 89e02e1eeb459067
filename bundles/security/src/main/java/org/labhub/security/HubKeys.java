package org.labhub.security;

/** A service: the key pairs that the hub's vault holds. */
public interface HubKeys {

    /**
     * By which the broker is known.
     *
     * @return the same at every start, until it is rotated
     */
    KeyPair broker();

    /**
     * By which the hub and the processes of its user come in.
     *
     * @return the same at every start
     */
    KeyPair local();
}
