package org.labhub.broker.internal.desk;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.labhub.api.security.HubIdentity;
import org.labhub.broker.BrokerSettings;
import org.labhub.broker.internal.registry.Refused;
import org.labhub.broker.internal.registry.Session;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.MessageType;
import org.labhub.broker.protocol.Session.HelloAck;
import org.labhub.broker.protocol.Session.HelloReq;
import org.labhub.broker.protocol.Session.PingAck;
import org.labhub.broker.protocol.Session.PingReq;
import org.labhub.security.Letter;

/** Begins sessions. */
final class Greeter {

    private final String instance;
    private final HubIdentity hub;
    private final BrokerSettings settings;
    private final Sessions sessions;

    Greeter(HubIdentity hub, BrokerSettings settings, Sessions sessions, RandomGenerator random) {
        this.hub = hub;
        this.settings = settings;
        this.sessions = sessions;
        this.instance = HexFormat.of().toHexDigits(random.nextLong());
    }

    void enterIn(Book book) {
        book.answers(MessageType.PING_REQ, PingReq.class, request -> new PingAck());
    }

    Message greet(Letter letter, Message hello, long now) throws Refused {
        Session session = sessions.begin(letter, (HelloReq) hello, now);
        return new HelloAck(
                hub.uid().text(),
                hub.name(),
                instance,
                session.id(),
                settings.heartbeat().toMillis(),
                settings.silent().toMillis(),
                settings.gone().toMillis());
    }
}
