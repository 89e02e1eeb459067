package org.labhub.broker.internal.desk;

import java.util.Optional;
import java.util.function.Predicate;
import org.labhub.api.security.PublicKey;
import org.labhub.broker.internal.desk.Counters.Counter;
import org.labhub.broker.internal.registry.Postbox;
import org.labhub.broker.internal.registry.Session;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.Message;
import org.labhub.security.GuardedServer;
import org.labhub.security.Route;

/** Sends without waiting, and only to whom is trusted at that moment. */
final class Outbox implements Postbox {

    private final Predicate<PublicKey> trusted;
    private final Counters counters;
    private Optional<GuardedServer> server = Optional.empty();

    Outbox(Predicate<PublicKey> trusted, Counters counters) {
        this.trusted = trusted;
        this.counters = counters;
    }

    /** From here on through that server: its sockets were replaced. */
    void through(GuardedServer newServer) {
        server = Optional.of(newServer);
    }

    void send(Route route, String correlation, Message answer) {
        if (server.isEmpty() || !server.orElseThrow().send(route, Frames.of(correlation, answer))) {
            counters.count(Counter.UNDELIVERED);
        }
    }

    @Override
    public void tell(Session to, Message notice) {
        if (trusted.test(to.key().key())) {
            counters.count(Counter.NOTICES);
            send(to.route(), "", notice);
        }
    }
}
