package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.broker.ChannelInfo;
import org.labhub.api.security.KeyRole;

@Timeout(30)
class DiscoveryTest {

    @Test
    void aLiveChannelIsFoundWithEverythingThatItsProducerSaid() {
        try (Bench bench = new Bench(Bench.SETTINGS)) {
            var offer = Bench.offer("demo.sine");
            bench.client("maker", KeyRole.INSTRUMENT)
                    .register(offer)
                    .within(Bench.SOON)
                    .live(Map::of);

            ChannelInfo found = bench.client("reader", KeyRole.CONSUMER)
                    .discover("demo.sine", Bench.SOON)
                    .within(Bench.SOON);

            assertEquals(offer, found.offer());
        }
    }
}
