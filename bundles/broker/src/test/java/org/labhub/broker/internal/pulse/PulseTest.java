package org.labhub.broker.internal.pulse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.broker.protocol.Frames;
import org.labhub.security.GuardedConnection;
import org.labhub.security.KeyPair;
import org.labhub.security.Sockets;

@Timeout(60)
class PulseTest {

    private static final long INTERVAL_MILLIS = 50;

    private final KeyPair keys = KeyPair.generate();

    private GuardedConnection connect(int port) {
        return Sockets.connect("pulse", "tcp://127.0.0.1:" + port, keys.publicKey(), keys, Frames.MAX_BODY);
    }

    @Test
    void aBrokerThatTakesConnectionsAndNeverAnswersIsGivenNewSockets() throws IOException, InterruptedException {
        CountDownLatch remedied = new CountDownLatch(1);
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Pulse pulse = new Pulse(() -> connect(mute.getLocalPort()), INTERVAL_MILLIS, remedied::countDown)) {
            assertTrue(remedied.await(30, TimeUnit.SECONDS));
            pulse.end();
        }
    }
}
