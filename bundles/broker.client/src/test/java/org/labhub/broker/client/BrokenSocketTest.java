package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.Connection.State;
import org.labhub.api.security.KeyRole;
import org.labhub.broker.client.internal.link.Correspondent;
import org.labhub.broker.client.internal.link.Link;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.Session.HelloAck;

/** The library of the sockets asserts that a pipe does not end between two parts of a message; a refused one may. */
@Timeout(60)
class BrokenSocketTest {

    private Bench bench;

    @BeforeEach
    void start() {
        bench = new Bench(Bench.SETTINGS);
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void theConnectionIsMadeAgainAfterAFailedAssertion() {
        FailsOnce correspondent = new FailsOnce();
        ClientSettings settings = bench.settings("maker", bench.trust("maker", KeyRole.INSTRUMENT));
        try (Link link = new Link(() -> settings, correspondent)) {
            link.start();
            bench.await(() -> correspondent.sessions.get() == 2);
            assertEquals(State.REGISTERING, link.connection().state());
        }
    }

    private static final class FailsOnce implements Correspondent {

        private final AtomicInteger sessions = new AtomicInteger();

        @Override
        public void begun(HelloAck hello) {
            if (sessions.incrementAndGet() == 1) {
                throw new AssertionError("what JeroMQ takes for granted");
            }
        }

        @Override
        public void beat() {
            // nothing to say
        }

        @Override
        public void told(Message notice) {
            // nothing to do
        }

        @Override
        public void changed(Connection now) {
            // looked at from outside
        }
    }
}
