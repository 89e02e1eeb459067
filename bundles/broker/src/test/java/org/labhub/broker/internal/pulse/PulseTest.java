package org.labhub.broker.internal.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.Session.HelloAck;
import org.labhub.broker.protocol.Session.PingAck;
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

    /** Between two of its looks more time passes than a question may take. */
    @Test
    void aPulseThatComesLateItselfJudgesNobodyForIt() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(6);
        AtomicLong clock = new AtomicLong();
        AtomicInteger remedied = new AtomicInteger();
        try (Pulse pulse = new Pulse(
                () -> new SlowMachine(clock, asked), INTERVAL_MILLIS, remedied::incrementAndGet, clock::get)) {
            assertTrue(asked.await(30, TimeUnit.SECONDS));
            pulse.end();
        }
        assertEquals(0, remedied.get());
    }

    /** Each question is answered, but the answer is not seen at the first look. */
    private static final class SlowMachine implements GuardedConnection {

        private final AtomicLong clock;
        private final CountDownLatch asked;
        private List<byte[]> question = List.of();
        private int looks;

        SlowMachine(AtomicLong clock, CountDownLatch asked) {
            this.clock = clock;
            this.asked = asked;
        }

        @Override
        public boolean send(List<byte[]> frames) {
            question = frames;
            looks = 0;
            asked.countDown();
            return true;
        }

        @Override
        public Optional<List<byte[]>> receive(long millis) {
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(2 * INTERVAL_MILLIS));
            looks++;
            return looks < 2 ? Optional.empty() : Optional.of(answer());
        }

        private List<byte[]> answer() {
            Message answer = Frames.type(question).equals("HELLO_REQ")
                    ? new HelloAck("hub.slow.00000001", "slow", "b", "s", 500, 5_000, 5_000)
                    : new PingAck();
            return Frames.of(Frames.correlation(question), answer);
        }

        @Override
        public Link link() {
            return Link.UP;
        }

        @Override
        public void wake() {
            // nobody waits
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
