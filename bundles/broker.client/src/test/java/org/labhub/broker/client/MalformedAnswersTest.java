package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.broker.BrokerAway;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.TrustedKey;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.Looking.MetricsAck;
import org.labhub.broker.protocol.Session.HelloAck;
import org.labhub.security.GuardedServer;
import org.labhub.security.KeyPair;
import org.labhub.security.Letter;
import org.labhub.security.ServerSpec;
import org.labhub.security.Sockets;

/** A broker that greets well and then answers badly. */
@Timeout(60)
class MalformedAnswersTest {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final List<byte[]> SOUND = Frames.of("", new MetricsAck(1, 1, Map.of("answered", 1L)));

    private final KeyPair keys = KeyPair.generate();
    private final KeyPair mine = KeyPair.generate();
    private final List<AutoCloseable> open = new ArrayList<>();
    private volatile boolean over;

    private ZmqBrokerClient clientOf(UnaryOperator<List<byte[]>> spoiling) throws InterruptedException {
        var bound = new SynchronousQueue<String>();
        Thread thread = new Thread(() -> serve(bound, spoiling), "bad broker");
        thread.start();
        ZmqBrokerClient client = ZmqBrokerClient.open(
                new ClientSettings(bound.take(), keys.publicKey(), mine, "patient", Duration.ofSeconds(5)));
        open.add(client);
        open.add(() -> {
            over = true;
            thread.join();
        });
        return client;
    }

    private void serve(SynchronousQueue<String> bound, UnaryOperator<List<byte[]>> spoiling) {
        TrustedKey only = new TrustedKey("patient", mine.publicKey(), KeyRole.CONSUMER);
        try (GuardedServer server = Sockets.serve(
                new ServerSpec("bad broker", "tcp://127.0.0.1:*", keys, Frames.MAX_BODY, 100),
                key -> Optional.of(only).filter(entry -> entry.key().equals(key)))) {
            bound.put(server.address());
            while (!over) {
                server.receive(50).ifPresent(letter -> answer(server, letter, spoiling));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(GuardedServer server, Letter letter, UnaryOperator<List<byte[]>> spoiling) {
        String correlation = Frames.correlation(letter.frames());
        switch (Frames.type(letter.frames())) {
            case "HELLO_REQ" ->
                server.send(
                        letter.route(),
                        Frames.of(correlation, new HelloAck("hub.bad.00000001", "bad", "b", "s", 500, 5_000, 5_000)));
            case "METRICS_REQ" -> {
                List<byte[]> sound = new ArrayList<>(SOUND);
                sound.set(2, correlation.getBytes(StandardCharsets.US_ASCII));
                server.send(letter.route(), spoiling.apply(sound));
            }
            default -> {
                return;
            }
        }
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private static List<byte[]> with(List<byte[]> frames, int which, String text) {
        frames.set(which, text.getBytes(StandardCharsets.US_ASCII));
        return frames;
    }

    @Test
    void whatIsNotSpoiltIsRead() throws InterruptedException {
        var client = clientOf(frames -> frames);
        assertEquals(1L, client.counters().within(Bench.SOON).get("answered"));
    }

    @Test
    void aBodyThatCannotBeReadFailsTheCallByName() throws InterruptedException {
        var client = clientOf(frames -> with(frames, 3, "{\"sequence\":"));
        assertEquals("MALFORMED_ANSWER", Refusals.codeOf(() -> client.counters().within(Bench.SOON)));
    }

    @Test
    void aBodyThatLacksAFieldFailsTheCallByName() throws InterruptedException {
        var client = clientOf(frames -> with(frames, 3, "{}"));
        assertEquals("MALFORMED_ANSWER", Refusals.codeOf(() -> client.counters().within(Bench.SOON)));
    }

    @Test
    void tooFewFramesAreNoAnswer() throws InterruptedException {
        var client = clientOf(frames -> frames.subList(0, 3));
        assertThrows(BrokerAway.class, () -> client.counters().within(SHORT));
    }

    @Test
    void anUnknownTypeIsNoAnswer() throws InterruptedException {
        var client = clientOf(frames -> with(frames, 1, "NONSENSE_ACK"));
        assertThrows(BrokerAway.class, () -> client.counters().within(SHORT));
    }

    @Test
    void anAnswerToAQuestionThatNobodyAskedIsDropped() throws InterruptedException {
        var client = clientOf(frames -> with(frames, 2, "s-99999"));
        assertThrows(BrokerAway.class, () -> client.counters().within(SHORT));
    }
}
