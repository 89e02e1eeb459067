package org.labhub.broker.internal.desk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.labhub.api.security.Audit;
import org.labhub.broker.internal.desk.Counters.Counter;
import org.labhub.broker.internal.registry.Refused;
import org.labhub.broker.internal.registry.Session;
import org.labhub.broker.protocol.Codec;
import org.labhub.broker.protocol.ErrorCode;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.MalformedMessage;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.MessageType;
import org.labhub.broker.protocol.Refusal.ErrorReply;
import org.labhub.security.Letter;

/**
 * Judges each letter before anything acts on it: its form, the key's right to say it, its session, its number, its body. A
 * request is always answered; a notice never is.
 */
final class Desk {

    private static final Logger LOG = System.getLogger(Desk.class.getName());

    private final Book book;
    private final Greeter greeter;
    private final Sessions sessions;
    private final Outbox outbox;
    private final Counters counters;
    private final Audit audit;
    private final LongSupplier clock;

    Desk(
            Book book,
            Greeter greeter,
            Sessions sessions,
            Outbox outbox,
            Counters counters,
            Audit audit,
            LongSupplier clock) {
        this.book = book;
        this.greeter = greeter;
        this.sessions = sessions;
        this.outbox = outbox;
        this.counters = counters;
        this.audit = audit;
        this.clock = clock;
    }

    void take(Letter letter) {
        List<byte[]> frames = letter.frames();
        if (!Frames.areSound(frames)) {
            counters.count(Counter.MALFORMED_FRAMES);
            return;
        }
        String name = Frames.type(frames);
        Optional<MessageType> type =
                MessageType.named(name).filter(known -> known.verb().isPresent());
        if (type.isEmpty()) {
            counters.count(Counter.UNKNOWN_TYPES);
            if (name.endsWith("_REQ")) {
                answer(
                        letter,
                        new ErrorReply(ErrorCode.UNKNOWN_MESSAGE_TYPE, "this broker does not know this type", ""));
            }
        } else if (type.orElseThrow().isRequest()) {
            answer(letter, judged(letter, type.orElseThrow()));
        } else {
            hear(letter, type.orElseThrow());
        }
    }

    private void answer(Letter letter, Message answer) {
        counters.count(answer instanceof ErrorReply ? Counter.REFUSED : Counter.ANSWERED);
        outbox.send(letter.route(), Frames.correlation(letter.frames()), answer);
    }

    private Message judged(Letter letter, MessageType type) {
        try {
            checkAllowed(letter, type);
            return type == MessageType.HELLO_REQ ? greet(letter) : answered(letter, type);
        } catch (Refused e) {
            return refusal(letter, type, e);
        } catch (MalformedMessage e) {
            counters.count(Counter.MALFORMED_BODIES);
            return new ErrorReply(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e.field());
        } catch (RuntimeException e) {
            counters.count(Counter.FAILURES);
            LOG.log(Level.ERROR, "the broker failed at a " + type, e);
            return new ErrorReply(ErrorCode.INTERNAL_ERROR, "the broker failed at this request", "");
        }
    }

    private void checkAllowed(Letter letter, MessageType type) throws Refused {
        if (!type.verb().orElseThrow().isOpenTo(letter.from().role())) {
            throw new Refused(
                    ErrorCode.FORBIDDEN,
                    letter.from().name() + " is trusted as " + letter.from().role() + ", which does not include "
                            + type);
        }
    }

    private Message greet(Letter letter) throws Refused, MalformedMessage {
        Message hello = Codec.decode(MessageType.HELLO_REQ, Frames.body(letter.frames()));
        return greeter.greet(letter, hello, clock.getAsLong());
    }

    private Message answered(Letter letter, MessageType type) throws Refused, MalformedMessage {
        long now = clock.getAsLong();
        Session session = sessions.of(letter)
                .orElseThrow(() -> new Refused(ErrorCode.NO_SESSION, "this connection has not said HELLO_REQ"));
        if (!session.takes(Frames.correlation(letter.frames()))) {
            counters.count(Counter.REPLAYS);
            throw new Refused(ErrorCode.REPLAYED, "this number is not above the last one of the session");
        }
        session.heard(now);
        return book.answer(type, new Request<>(session, Codec.decode(type, Frames.body(letter.frames())), now));
    }

    private Message refusal(Letter letter, MessageType type, Refused refused) {
        switch (refused.code()) {
            case FORBIDDEN, NAME_TAKEN, REPLAYED, CHANNEL_TAKEN ->
                audit.note(letter.from().name() + ", broker", "refused " + type, String.valueOf(refused.getMessage()));
            default -> LOG.log(Level.DEBUG, "{0} is refused: {1}", type, refused.getMessage());
        }
        return new ErrorReply(refused.code(), String.valueOf(refused.getMessage()), "");
    }

    private void hear(Letter letter, MessageType type) {
        long now = clock.getAsLong();
        Optional<Session> session = sessions.of(letter);
        if (session.isEmpty()
                || !type.verb().orElseThrow().isOpenTo(letter.from().role())) {
            counters.count(Counter.NO_SESSION);
            return;
        }
        try {
            session.orElseThrow().heard(now);
            Message body = Codec.decode(type, Frames.body(letter.frames()));
            book.hear(type, new Request<>(session.orElseThrow(), body, now));
        } catch (MalformedMessage e) {
            counters.count(Counter.MALFORMED_BODIES);
        } catch (RuntimeException e) {
            counters.count(Counter.FAILURES);
            LOG.log(Level.ERROR, "the broker failed at a " + type, e);
        }
    }
}
