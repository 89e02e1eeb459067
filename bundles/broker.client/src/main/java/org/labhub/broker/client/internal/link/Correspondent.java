package org.labhub.broker.client.internal.link;

import org.labhub.api.broker.Connection;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.Session.HelloAck;

/** Whom a link tells what happens on it. All on the link's thread; must not block. */
public interface Correspondent {

    /**
     * A session has begun: whatever was registered before is to be registered again.
     *
     * @param hello what the broker said
     */
    void begun(HelloAck hello);

    /**
     * It is time for a sign of life.
     */
    void beat();

    /**
     * The broker tells something.
     *
     * @param notice what
     */
    void told(Message notice);

    /**
     * The connection changed.
     *
     * @param now how it stands
     */
    void changed(Connection now);
}
