package org.labhub.security.internal.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.TrustedKey;
import org.labhub.security.GuardedConnection;
import org.labhub.security.KeyPair;
import org.labhub.security.ServerSpec;
import zmq.Msg;
import zmq.io.Metadata;

class CurveServerTest {

    private final KeyPair known = KeyPair.generate();
    private final KeyPair keys = KeyPair.generate();
    private final CurveServer server = CurveServer.open(
            new ServerSpec("test", "tcp://127.0.0.1:*", keys, 1_000, 10),
            key -> key.equals(known.publicKey())
                    ? Optional.of(new TrustedKey("known", key, KeyRole.CONSUMER))
                    : Optional.empty());

    private GuardedConnection connection(KeyPair mine) {
        return CurveConnection.open("test", server.address(), keys.publicKey(), mine, 1_000);
    }

    @AfterEach
    void end() {
        server.close();
    }

    private void connect() throws IOException {
        int port = Integer.parseInt(server.address().replaceFirst(".*:", ""));
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    @Test
    void whenItsKeyCheckHasDiedItIsNoLongerBound() throws IOException {
        connect();
        server.killKeyCheck();
        assertFalse(server.isSound());
        assertEquals(Optional.empty(), server.receive(1));
        assertThrows(ConnectException.class, () -> {
            while (true) {
                connect(); // until the thread that listens has let go
            }
        });
    }

    @Test
    @Timeout(30)
    void aMessageWithinWhichTheKeyIsRefusedIsNotSent() {
        try (GuardedConnection stranger = connection(KeyPair.generate())) {
            assertFalse(stranger.send(Collections.nCopies(Integer.MAX_VALUE, new byte[0])));
        }
    }

    @Test
    void aMessageThatPassedNoKeyCheckIsNobodys() {
        assertEquals(Optional.empty(), server.sender(new Msg(1)));
        Map<String, String> claims = Map.of("User-Id", known.publicKey().z85());
        assertEquals(Optional.empty(), server.sender(new Msg(1).setMetadata(new Metadata(claims))));
    }
}
