package org.labhub.host.internal.life;

import org.labhub.host.internal.channels.OwnChannels;

/** From getting the service of a plug-in to giving it back. */
@FunctionalInterface
public interface Session {

    /**
     * Returns when the turn says that it should end.
     *
     * @param turn of the thread on which it runs
     * @param own closed by the host afterwards
     * @throws NotReady if something is not there yet
     * @throws Exception if the plug-in's code failed
     */
    void run(Turn turn, OwnChannels own) throws Exception;
}
