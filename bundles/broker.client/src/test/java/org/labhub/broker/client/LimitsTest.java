package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.security.KeyRole;
import org.labhub.broker.protocol.Session.HelloAck;
import org.labhub.broker.protocol.Session.HelloReq;
import org.labhub.broker.protocol.Session.PingReq;
import org.labhub.security.KeyPair;

/** How many connections there may be with one key: nobody takes the place of all others. */
@Timeout(60)
class LimitsTest {

    private Bench bench;
    private KeyPair greedy;
    private Speaker first;
    private Speaker second;

    /** Both places are taken; where one was given away to a hello whose answer came too late, all begins anew. */
    @BeforeEach
    void start() {
        begin();
        while (!isLetIn(first) || !isLetIn(second)) {
            end();
            begin();
        }
    }

    private void begin() {
        bench = new Bench(Bench.SETTINGS.admitting(100, 2));
        greedy = bench.trust("greedy", KeyRole.CONSUMER);
        first = new Speaker(bench, greedy);
        second = new Speaker(bench, greedy);
    }

    private static boolean isLetIn(Speaker speaker) {
        return speaker.greeted() instanceof HelloAck;
    }

    @AfterEach
    void end() {
        first.close();
        second.close();
        bench.close();
    }

    @Test
    void oneConnectionTooManyIsRefused() {
        try (Speaker third = new Speaker(bench, greedy)) {
            assertEquals("LIMIT_REACHED", Speaker.code(third.greeted()));
        }
    }

    @Test
    void anotherKeyIsStillLetIn() {
        try (Speaker other = new Speaker(bench, bench.trust("modest", KeyRole.CONSUMER)).hello()) {
            assertEquals("PING_ACK", other.codeOf(new PingReq()));
        }
    }

    @Test
    void aSecondHelloOnTheSameConnectionTakesNoMoreRoom() {
        assertEquals("HELLO_ACK", Speaker.code(second.ask("again", new HelloReq("speaker", 1, "here"))));
    }
}
