package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.Registration;
import org.labhub.api.broker.RegistrationState;
import org.labhub.api.security.KeyRole;

/** The broker's sockets are replaced while it works, as it does itself when nobody gets through any more. */
@Timeout(60)
class RebuiltSocketsTest {

    private final ChannelOffer offer = Bench.offer("demo.sine");
    private Bench bench;
    private ZmqBrokerClient maker;
    private Registration made;

    @BeforeEach
    void start() {
        bench = new Bench(Bench.SETTINGS);
        maker = bench.client("maker", KeyRole.INSTRUMENT);
        made = maker.register(offer).within(Bench.SOON);
        made.live(Map::of);
        bench.broker().rebuildSockets();
        bench.await(() -> bench.broker().counters().getOrDefault("rebuilds", 0L) >= 1);
    }

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void whatWasRegisteredIsStillThere() {
        assertEquals(
                offer,
                bench.client("reader", KeyRole.CONSUMER)
                        .channel("demo.sine")
                        .within(Bench.SOON)
                        .info()
                        .offer());
    }

    @Test
    void whoeverWasConnectedComesBackAndIsLive() {
        bench.await(() -> made.isHeld() && isLive());
        assertTrue(made.isHeld());
    }

    private boolean isLive() {
        try {
            return maker.channel("demo.sine").within(Bench.SOON).state() == RegistrationState.LIVE;
        } catch (BrokerException meanwhile) {
            return false;
        }
    }
}
