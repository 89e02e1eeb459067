package org.labhub.broker.internal.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.TrustedKey;
import org.labhub.broker.internal.registry.Session;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.Notices.ChannelClosingNotify;
import org.labhub.security.GuardedServer;
import org.labhub.security.KeyPair;
import org.labhub.security.Letter;
import org.labhub.security.Route;

class OutboxTest {

    private static final Message NOTICE = new ChannelClosingNotify("demo.sine", "withdrawn");

    private final Set<PublicKey> trusted = new HashSet<>();
    private final List<Route> sent = new ArrayList<>();
    private final Outbox outbox = new Outbox(trusted::contains, new Counters());
    private final PublicKey key = KeyPair.generate().publicKey();
    private final Session session =
            new Session("s", Route.of(new byte[] {1}), new TrustedKey("peer", key, KeyRole.CONSUMER), "peer", 1, "", 0);

    /** Remembers to whom something was sent. */
    private final class Sending implements GuardedServer {

        @Override
        public String address() {
            return "";
        }

        @Override
        public boolean isSound() {
            return true;
        }

        @Override
        public long refusals() {
            return 0;
        }

        @Override
        public Optional<Letter> receive(long millis) {
            return Optional.empty();
        }

        @Override
        public boolean send(Route route, List<byte[]> frames) {
            return sent.add(route);
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

    @BeforeEach
    void open() {
        outbox.through(new Sending());
    }

    @Test
    void whoIsTrustedIsTold() {
        trusted.add(key);
        outbox.tell(session, NOTICE);
        assertEquals(1, sent.size());
    }

    @Test
    void nothingIsToldToAKeyThatWasRevokedAMomentAgo() {
        outbox.tell(session, NOTICE);
        assertEquals(List.of(), sent);
    }
}
