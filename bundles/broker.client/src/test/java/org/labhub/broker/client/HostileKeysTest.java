package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.TrustedKey;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.Looking;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.SchemaRef;
import org.labhub.broker.protocol.Schemas.SchemaPutReq;
import org.labhub.broker.protocol.Session.HelloReq;
import org.labhub.broker.protocol.Session.PingReq;
import org.labhub.security.GuardedConnection.Link;
import org.labhub.security.KeyPair;
import org.labhub.security.ServerSpec;
import org.labhub.security.Sockets;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Who has no key, the wrong one, or one that is trusted no longer gets nothing, while a known client works. */
@Timeout(120)
@Tag("long")
class HostileKeysTest {

    private static final Duration LONG_ENOUGH = Duration.ofMillis(700);
    private static final Message HELLO = new HelloReq("stranger", 1, "elsewhere");

    private Siege siege;

    @BeforeEach
    void start() {
        siege = new Siege();
    }

    @AfterEach
    void end() {
        siege.close();
    }

    private Optional<Message> answerTo(Speaker speaker) {
        speaker.say(Frames.of("hello", HELLO));
        return speaker.answer("hello", LONG_ENOUGH);
    }

    @Test
    void anUnknownKeyIsRefusedAtTheHandshake() {
        try (Speaker stranger = new Speaker(siege.bench, KeyPair.generate())) {
            assertEquals(Optional.empty(), answerTo(stranger));
            siege.bench.await(() -> stranger.link() == Link.REFUSED || stranger.link() == Link.DOWN);
        }
        siege.assertHeld();
    }

    @Test
    void aRevokedKeyGetsNothingFromTheNextMessageOn() {
        KeyPair keys = siege.bench.trust("soon-gone", KeyRole.ADMIN);
        try (Speaker speaker = new Speaker(siege.bench, keys).hello()) {
            assertEquals("PING_ACK", speaker.codeOf(new PingReq()));
            siege.bench.trusted.remove(keys.publicKey());
            String next = speaker.next();
            speaker.say(Frames.of(next, new PingReq()));
            assertEquals(Optional.empty(), speaker.answer(next, LONG_ENOUGH));
        }
        siege.assertHeld();
    }

    @Test
    void aRevokedProducersChannelIsGone() {
        KeyPair keys = siege.bench.trust("soon-gone", KeyRole.INSTRUMENT);
        siege.bench
                .client("maker", keys)
                .register(Bench.offer("demo.sine"))
                .within(Bench.SOON)
                .live(Map::of);
        siege.bench.trusted.remove(keys.publicKey());
        try (Speaker speaker = new Speaker(siege.bench, siege.bench.trust("looker", KeyRole.CONSUMER)).hello()) {
            siege.bench.await(
                    () -> speaker.codeOf(new Looking.ChannelReq("demo.sine")).equals("CHANNEL_NOT_FOUND"));
        }
    }

    @Test
    void aHandshakeWithoutEncryptionGetsNothing() {
        assertEquals(Optional.empty(), plainly(socket -> {}));
        siege.assertHeld();
    }

    @Test
    void aHandshakeWithNameAndPasswordGetsNothing() {
        assertEquals(Optional.empty(), plainly(socket -> {
            socket.setPlainUsername("admin".getBytes(ZMQ.CHARSET));
            socket.setPlainPassword("admin".getBytes(ZMQ.CHARSET));
        }));
        siege.assertHeld();
    }

    private Optional<String> plainly(Consumer<ZMQ.Socket> mechanism) {
        try (ZContext context = new ZContext(1)) {
            ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
            mechanism.accept(socket);
            socket.setLinger(0);
            socket.setReceiveTimeOut((int) LONG_ENOUGH.toMillis());
            socket.setSendTimeOut((int) LONG_ENOUGH.toMillis()); // where nobody is let in, nothing is taken either
            socket.connect(siege.bench.broker().address());
            sayHello(socket);
            return Optional.ofNullable(socket.recvStr());
        }
    }

    private static void sayHello(ZMQ.Socket socket) {
        List<byte[]> frames = Frames.of("hello", HELLO);
        try {
            frames.subList(0, 3).forEach(socket::sendMore);
            socket.send(frames.get(3));
        } catch (AssertionError refusedBetweenTwo) {
            // JeroMQ asserts that no pipe ends within a message
        }
    }

    @Test
    void aKeyThatIsOnlyNamedInTheHandshakeIsNobodys() {
        KeyPair admin = siege.bench.trust("admin", KeyRole.ADMIN);
        Map<String, String> forged = Map.of("User-Id", admin.publicKey().z85());
        assertThrows(IOException.class, () -> new HandMade(siege.bench, KeyPair.generate(), forged).close());
        siege.assertHeld();
    }

    @Test
    void anotherKeyThatIsNamedInTheHandshakeLendsNoRights() throws IOException {
        KeyPair admin = siege.bench.trust("admin", KeyRole.ADMIN);
        KeyPair reader = siege.bench.trust("reader", KeyRole.CONSUMER);
        Map<String, String> forged = Map.of("User-Id", admin.publicKey().z85());
        try (HandMade forger = new HandMade(siege.bench, reader, forged)) {
            forger.say(Frames.of("hello", HELLO));
            forger.say(Frames.of("x-1", new SchemaPutReq(SchemaRef.NONE)));
            siege.bench.await(() ->
                    siege.bench.audited.stream().anyMatch(line -> line.contains("reader is trusted as CONSUMER")));
        }
        siege.assertHeld();
    }

    @Test
    void aKeyCheckThatAdmitsWhatNobodyHasIsNeverBound() {
        ServerSpec spec = new ServerSpec("labhub gullible", "tcp://127.0.0.1:*", KeyPair.generate(), 1_000, 10);
        Exception refused = assertThrows(
                IllegalStateException.class,
                () -> Sockets.serve(spec, key -> Optional.of(new TrustedKey("anybody", key, KeyRole.ADMIN))));
        assertTrue(String.valueOf(refused.getMessage()).contains("nothing was bound"));
    }

    @Test
    void whenTheKeyCheckDiesNobodyUnknownIsServedAndTheKnownAreServedAgain() {
        Thread check = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("labhub broker key check"))
                .findFirst()
                .orElseThrow();
        check.interrupt();
        siege.bench.await(() -> !check.isAlive());
        try (Speaker stranger = new Speaker(siege.bench, KeyPair.generate())) {
            assertEquals(Optional.empty(), answerTo(stranger));
        }
        siege.bench.await(() -> siege.counted("rebuilds") >= 1);
        try (Speaker known = new Speaker(siege.bench, siege.bench.trust("known-2", KeyRole.CONSUMER)).hello()) {
            assertFalse(known.session().isEmpty());
        }
        siege.awaitAnswers(3);
    }
}
