package org.labhub.security;

import java.util.List;
import java.util.Optional;

/**
 * One connection (DEALER, CURVE) to a guarded server. It never reconnects by itself: when it is down its owner knows, and
 * opens another. All of it but {@link #wake} belongs to one thread.
 */
public interface GuardedConnection extends AutoCloseable {

    /** How it stands with the other side. */
    enum Link {
        /** The handshake goes on. */
        CONNECTING,
        /** Somebody is there and speaks the protocol; that it is the server, and that it takes our key, shows in its first answer. */
        UP,
        /** The other side is gone, or never was there. */
        DOWN,
        /** The server does not trust our key, or is another one than we take it for. */
        REFUSED
    }

    /**
     * How it stands, as of the last {@link #receive}.
     *
     * @return the state
     */
    Link link();

    /**
     * Waits for the next message, or for a change of the link.
     *
     * @param millis how long to wait at most
     * @return its frames, or nothing
     */
    Optional<List<byte[]>> receive(long millis);

    /**
     * Sends without waiting.
     *
     * @param frames of one message
     * @return false when its queue is full, or the connection ended before the last of them
     */
    boolean send(List<byte[]> frames);

    /** Ends a {@link #receive} that waits. From any thread. */
    void wake();

    @Override
    void close();
}
