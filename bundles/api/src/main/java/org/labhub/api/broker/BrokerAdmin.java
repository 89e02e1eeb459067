package org.labhub.api.broker;

import org.osgi.annotation.versioning.ProviderType;

/** A service: what only an operator of this hub may do to its broker. There is no way to it over the wire. */
@ProviderType
public interface BrokerAdmin {

    /**
     * Closes a channel, and tells all on it.
     *
     * @param channel its name
     * @return false when there is none
     */
    boolean closeChannel(String channel);
}
