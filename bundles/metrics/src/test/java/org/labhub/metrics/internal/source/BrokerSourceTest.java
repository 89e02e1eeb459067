package org.labhub.metrics.internal.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.Connection.State;
import org.labhub.metrics.internal.family.Family;
import org.labhub.metrics.internal.family.Sample;

final class BrokerSourceTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:10Z");

    @Test
    void aBrokerThatIsAwayIsNotAsked() {
        Sample sample = new Sample();
        source(State.CONNECTING).read(sample);
        assertEquals(0, gauge(sample, Family.BROKER_CONNECTED));
        assertEquals(0, gauge(sample, Family.BROKER_ANSWERS));
        assertEquals(10, gauge(sample, Family.BROKER_CONNECTION_AGE));
    }

    /** Its directory knows nothing, so that a question fails. */
    private static BrokerSource source(State state) {
        Connection connection = new Connection(state, NOW.minusSeconds(10), "tcp://127.0.0.1:1", "");
        return new BrokerSource(
                fake(BrokerClient.class, connection),
                fake(BrokerDirectory.class, connection),
                InstantSource.fixed(NOW));
    }

    private static <T> T fake(Class<T> type, Connection connection) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, words) -> {
            if (method.getName().equals("connection")) {
                return connection;
            }
            throw new AssertionError(method + " was asked");
        }));
    }

    private static double gauge(Sample sample, Family family) {
        MetricSnapshots all = sample.snapshots();
        return all.stream()
                .filter(one -> one.getMetadata().getName().equals(family.exposed()))
                .map(GaugeSnapshot.class::cast)
                .map(one -> one.getDataPoints().get(0).getValue())
                .findFirst()
                .orElseThrow();
    }
}
