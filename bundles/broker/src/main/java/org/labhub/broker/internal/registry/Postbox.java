package org.labhub.broker.internal.registry;

import org.labhub.broker.protocol.Message;

/** Takes what is to be told to somebody. Never blocks; what cannot be delivered is dropped and counted. */
@FunctionalInterface
public interface Postbox {

    /**
     * Tells.
     *
     * @param to whom
     * @param notice what
     */
    void tell(Session to, Message notice);
}
