package org.labhub.security;

import java.util.Optional;
import java.util.function.Function;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.TrustedKey;
import org.labhub.security.internal.guard.CurveConnection;
import org.labhub.security.internal.guard.CurveServer;

/** Opens guarded sockets. */
public final class Sockets {

    private Sockets() {}

    /**
     * Starts to listen, after the key check has answered a test of its own.
     *
     * @param spec what it needs
     * @param trust asked at each handshake and again at each message; must not block
     * @return to be closed by the thread that uses it
     */
    public static GuardedServer serve(ServerSpec spec, Function<PublicKey, Optional<TrustedKey>> trust) {
        return CurveServer.open(spec, trust);
    }

    /**
     * Starts to connect.
     *
     * @param name of its threads
     * @param address of the server
     * @param server its public key
     * @param mine the caller's keys
     * @param maxBytes the longest frame that it takes
     * @return to be closed by the thread that uses it
     */
    public static GuardedConnection connect(String name, String address, PublicKey server, KeyPair mine, int maxBytes) {
        return CurveConnection.open(name, Endpoints.checkConnectable(address), server, mine, maxBytes);
    }
}
