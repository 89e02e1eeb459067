package org.labhub.api.security;

import org.osgi.annotation.versioning.ProviderType;

/** A service: the names that this hub and those at it keep over restarts. */
@ProviderType
public interface Identities {

    /**
     * Which hub this is.
     *
     * @return the same at every start
     */
    HubIdentity hub();

    /**
     * The uid of somebody at this hub; made at the first question and kept.
     *
     * @param kind what it is
     * @param name how it is called here: a channel, a component, a configured instance
     * @return the same at every start
     */
    Uid of(Uid.Kind kind, String name);
}
