package org.labhub.security;

import java.util.List;
import java.util.Optional;

/**
 * A listening socket (ROUTER, CURVE) behind a guard. All of it but {@link #wake} belongs to one thread. When the handler
 * that checks keys dies, the socket is unbound and gives nothing more; its owner closes it and opens another.
 */
public interface GuardedServer extends AutoCloseable {

    /**
     * Where it listens.
     *
     * @return the address with the port that was really bound
     */
    String address();

    /**
     * Waits for the next letter. Whatever came without a trusted key was dropped and counted.
     *
     * @param millis how long to wait at most
     * @return a letter; nothing when the time is up or somebody called {@link #wake}
     */
    Optional<Letter> receive(long millis);

    /**
     * Sends without waiting.
     *
     * @param route from a letter
     * @param frames at most as long as the server takes itself
     * @return false when that peer is gone or does not read: then it is dropped
     */
    boolean send(Route route, List<byte[]> frames);

    /** Ends a {@link #receive} that waits. From any thread. */
    void wake();

    /**
     * Whether its key check and its threads are alive.
     *
     * @return false: it listens no longer and must be replaced
     */
    boolean isSound();

    /**
     * How many messages were dropped because no trusted key stood behind them.
     *
     * @return counted since it was opened
     */
    long refusals();

    @Override
    void close();
}
