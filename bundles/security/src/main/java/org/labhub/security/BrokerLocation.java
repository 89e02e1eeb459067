package org.labhub.security;

import org.labhub.api.security.PublicKey;

/** A service: where the broker of this hub is. */
public interface BrokerLocation {

    /**
     * Where clients connect to.
     *
     * @return an address
     */
    String address();

    /**
     * By which it proves itself.
     *
     * @return its public key
     */
    PublicKey publicKey();
}
