package org.labhub.broker.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.labhub.broker.protocol.Codec;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.MalformedMessage;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.MessageType;
import org.labhub.broker.protocol.Refusal.ErrorReply;
import org.labhub.broker.protocol.Session.HelloAck;
import org.labhub.broker.protocol.Session.HelloReq;
import org.labhub.security.GuardedConnection;
import org.labhub.security.KeyPair;
import org.labhub.security.Sockets;

/** A client that says just what it is told, message by message, and in whatever form. */
final class Speaker implements AutoCloseable {

    private static final Duration GREETING = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 7;

    private final Bench bench;
    private final KeyPair mine;
    private GuardedConnection socket;
    private String session = "";
    private long number;

    Speaker(Bench bench, KeyPair mine) {
        this.bench = bench;
        this.mine = mine;
        this.socket = connect();
    }

    private GuardedConnection connect() {
        return Sockets.connect(
                "speaker", bench.broker().address(), bench.brokerKeys().publicKey(), mine, Frames.MAX_BODY);
    }

    /** Begins a session. */
    Speaker hello() {
        HelloAck ack = (HelloAck) greeted();
        session = ack.session();
        number = 0;
        return this;
    }

    /** Some handshakes of JeroMQ's never end: then it is a new connection that says hello, and waits longer. */
    Message greeted() {
        Message hello = new HelloReq("speaker", 1, "here");
        Optional<Message> answer = Optional.empty();
        for (int attempt = 1; attempt <= ATTEMPTS && answer.isEmpty(); attempt++) {
            if (attempt > 1) {
                socket.close();
                socket = connect();
            }
            say(MessageType.HELLO_REQ.name(), "hello", new String(Codec.encode(hello), StandardCharsets.UTF_8));
            answer = answer("hello", GREETING.multipliedBy(attempt));
        }
        return answer.orElseThrow(() -> new AssertionError("no answer to HELLO_REQ, the link is " + socket.link()));
    }

    /** A connection of the same key that is up and has said nothing yet. */
    Speaker another() {
        Speaker other = new Speaker(bench, mine);
        for (int attempt = 1; attempt <= ATTEMPTS && !other.isUpWithin(GREETING.multipliedBy(attempt)); attempt++) {
            other.socket.close();
            other.socket = other.connect();
        }
        return other;
    }

    private boolean isUpWithin(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - until < 0) {
            if (link() == GuardedConnection.Link.UP) {
                return true;
            }
        }
        return false;
    }

    String session() {
        return session;
    }

    /** Asks under the next number. */
    Message ask(Message request) {
        return ask(next(), request);
    }

    String next() {
        number++;
        return session + "-" + number;
    }

    Message ask(String correlation, Message request) {
        return ask(
                MessageType.of(request).name(), correlation, new String(Codec.encode(request), StandardCharsets.UTF_8));
    }

    Message ask(String type, String correlation, String body) {
        say(type, correlation, body);
        return answer(correlation, Bench.SOON)
                .orElseThrow(() -> new AssertionError("no answer to " + type + ", the link is " + socket.link()));
    }

    /** The code of a refusal, or the type of an answer. */
    String codeOf(Message request) {
        return code(ask(request));
    }

    static String code(Message answer) {
        return answer instanceof ErrorReply error
                ? error.code().name()
                : MessageType.of(answer).name();
    }

    boolean say(String type, String correlation, String body) {
        return say(List.of(new byte[] {Frames.VERSION}, bytes(type), bytes(correlation), bytes(body)));
    }

    boolean say(List<byte[]> frames) {
        return socket.send(frames);
    }

    void tell(Message notice) {
        socket.send(Frames.of("", notice));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Waits for an answer with this correlation id; all else is left out. */
    Optional<Message> answer(String correlation, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - until < 0) {
            Optional<List<byte[]>> frames = socket.receive(50);
            if (frames.filter(found -> Frames.correlation(found).equals(correlation))
                    .isPresent()) {
                return frames.map(Speaker::decoded);
            }
        }
        return Optional.empty();
    }

    private static Message decoded(List<byte[]> frames) {
        try {
            return Codec.decode(MessageType.valueOf(Frames.type(frames)), Frames.body(frames));
        } catch (MalformedMessage e) {
            throw new AssertionError(e);
        }
    }

    GuardedConnection.Link link() {
        socket.receive(10);
        return socket.link();
    }

    @Override
    public void close() {
        socket.close();
    }
}
