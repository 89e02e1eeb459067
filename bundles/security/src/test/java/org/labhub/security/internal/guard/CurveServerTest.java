package org.labhub.security.internal.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.AbstractList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
    @Timeout(60)
    void aMessageWithinWhichTheKeyIsRefusedIsNotSent() {
        boolean judged = false;
        while (!judged) {
            judged = isRefusedInTime();
        }
    }

    /** False for a handshake that never ends: then another one is begun, as everybody does. */
    private boolean isRefusedInTime() {
        try (GuardedConnection stranger = connection(KeyPair.generate())) {
            assertFalse(stranger.send(new Endless()));
            return true;
        } catch (Undecided e) {
            return false;
        }
    }

    /** It was neither refused nor let in. */
    private static final class Undecided extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** Frames without an end, but for who takes them for two seconds; not so fast that they fill the memory until then. */
    private static final class Endless extends AbstractList<byte[]> {

        private final long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);

        @Override
        public byte[] get(int index) {
            if (System.nanoTime() - until > 0) {
                throw new Undecided();
            }
            LockSupport.parkNanos(100_000);
            return new byte[0];
        }

        @Override
        public int size() {
            return Integer.MAX_VALUE;
        }
    }

    @Test
    void aMessageThatPassedNoKeyCheckIsNobodys() {
        assertEquals(Optional.empty(), server.sender(new Msg(1)));
        Map<String, String> claims = Map.of("User-Id", known.publicKey().z85());
        assertEquals(Optional.empty(), server.sender(new Msg(1).setMetadata(new Metadata(claims))));
    }
}
