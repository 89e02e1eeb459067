package org.labhub.broker.client.internal.link;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.labhub.api.broker.BrokerRefused;
import org.labhub.broker.client.ClientSettings;
import org.labhub.broker.protocol.Codec;
import org.labhub.broker.protocol.ErrorCode;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.MalformedMessage;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.MessageType;
import org.labhub.broker.protocol.Refusal.ErrorReply;
import org.labhub.broker.protocol.Session;
import org.labhub.broker.protocol.Verb;
import org.labhub.security.GuardedConnection;

/** One connection from its first word to its end: hello, requests and answers, notices, signs of life. */
final class Conversation {

    /** How the reason begins when the broker does not let us in. */
    static final String REFUSAL = "refused: ";

    private static final String HELLO = "hello";
    private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** What its owner does at each turn. */
    interface Events {

        void begun(Session.HelloAck hello);

        void beat();

        void told(Message notice);
    }

    private final GuardedConnection socket;
    private final ClientSettings settings;
    private final Asks asks;
    private final Events events;
    private final long greetingNanos;
    private final LongSupplier clock;
    private long began;
    private long lastLook;
    private Optional<Session.HelloAck> hello = Optional.empty();
    private Optional<String> end = Optional.empty();
    private boolean greeted;
    private long number;
    private long lastHeard;
    private long lastPing;
    private long lastBeat;

    /** The greeting takes a moment, or it never ends: then it is better to try again than to wait. The clock counts nanoseconds. */
    Conversation(
            GuardedConnection socket,
            ClientSettings settings,
            Asks asks,
            Events events,
            long greetingMillis,
            LongSupplier clock) {
        this.greetingNanos = TimeUnit.MILLISECONDS.toNanos(greetingMillis);
        this.socket = socket;
        this.settings = settings;
        this.asks = asks;
        this.events = events;
        this.clock = clock;
        this.began = clock.getAsLong();
        this.lastLook = began;
        this.lastHeard = began;
    }

    boolean hasBegun() {
        return hello.isPresent();
    }

    void request(Ask ask) {
        number++;
        String correlation = hello.orElseThrow().session() + "-" + number;
        asks.sent(correlation, ask);
        dispatch(correlation, ask.request());
    }

    void notice(Message notice) {
        dispatch("", notice);
    }

    private void dispatch(String correlation, Message message) {
        if (!socket.send(Frames.of(correlation, message))) {
            end = Optional.of("the broker takes nothing more");
        }
    }

    /** Waits for at most that long, and takes everything that is there. */
    void receive(long millis) {
        Optional<List<byte[]>> frames = socket.receive(millis);
        while (frames.isPresent()) {
            lastHeard = clock.getAsLong();
            take(frames.orElseThrow());
            frames = socket.receive(0);
        }
    }

    private void take(List<byte[]> frames) {
        if (!Frames.areSound(frames)) {
            return;
        }
        Optional<MessageType> type = MessageType.named(Frames.type(frames));
        String correlation = Frames.correlation(frames);
        try {
            if (type.isPresent()) {
                heard(correlation, Codec.decode(type.orElseThrow(), Frames.body(frames)));
            }
        } catch (MalformedMessage e) {
            asks.answered(correlation)
                    .ifPresent(ask -> ask.answer()
                            .completeExceptionally(new BrokerRefused(
                                    "MALFORMED_ANSWER",
                                    String.valueOf(e.getMessage()),
                                    e.field(),
                                    "Use the broker's version of LabHub.")));
        }
    }

    private void heard(String correlation, Message message) {
        if (correlation.isEmpty()) {
            events.told(message);
        } else if (correlation.equals(HELLO)) {
            greetedWith(message);
        } else if (message instanceof ErrorReply error) {
            refused(correlation, error);
        } else {
            asks.answered(correlation).ifPresent(ask -> ask.answer().complete(message));
        }
    }

    private void greetedWith(Message message) {
        if (message instanceof Session.HelloAck ack) {
            hello = Optional.of(ack);
            number = 0;
            events.begun(ack);
        } else if (message instanceof ErrorReply error) {
            end = Optional.of(REFUSAL + error.code() + " " + error.message());
        }
    }

    private void refused(String correlation, ErrorReply error) {
        boolean gone = error.code() == ErrorCode.NO_SESSION;
        asks.answered(correlation).ifPresent(ask -> {
            if (gone && isLook(ask)) {
                asks.later(ask);
            } else {
                ask.answer().completeExceptionally(refusal(error));
            }
        });
        if (gone) {
            end = Optional.of("the broker has started again");
        }
    }

    /** Who only looks is answered in the next session; what else was asked, is asked again by those who know more of it. */
    private static boolean isLook(Ask ask) {
        return MessageType.of(ask.request()).verb().equals(Optional.of(Verb.LOOK));
    }

    private static BrokerRefused refusal(ErrorReply error) {
        return new BrokerRefused(
                error.code().name(),
                error.message(),
                error.field(),
                error.code().remedy());
    }

    /** Does what is due; tells why the conversation is over, if it is. */
    Optional<String> attend() {
        long now = clock.getAsLong();
        forgive(now);
        return switch (socket.link()) {
            case CONNECTING -> overdue(now);
            case REFUSED ->
                Optional.of(REFUSAL + "the broker does not trust our key, or is another one than configured");
            case DOWN -> Optional.of("nobody there");
            case UP -> attendOpen(now);
        };
    }

    /** The broker is not judged by time in which nobody looked, since the machine stood still or this thread came late. */
    private void forgive(long now) {
        long pause = now - lastLook;
        lastLook = now;
        if (pause > LATE_NANOS) {
            began += pause;
            lastHeard = Math.min(now, lastHeard + pause);
        }
    }

    private Optional<String> overdue(long now) {
        return now - began > greetingNanos ? Optional.of("no handshake in time") : end;
    }

    private Optional<String> attendOpen(long now) {
        if (!greeted) {
            greeted = true;
            dispatch(
                    HELLO,
                    new Session.HelloReq(
                            settings.name(), ProcessHandle.current().pid(), Host.NAME));
        }
        if (hello.isPresent()) {
            signs(now);
        }
        return now - lastHeard > SILENCE_NANOS ? Optional.of("the broker is silent") : end;
    }

    private void signs(long now) {
        if (now - lastPing > PING_NANOS) {
            lastPing = now;
            request(new Ask(new Session.PingReq(), now + SILENCE_NANOS));
        }
        if (now - lastBeat > TimeUnit.MILLISECONDS.toNanos(hello.orElseThrow().heartbeatMillis())) {
            lastBeat = now;
            events.beat();
        }
    }
}
