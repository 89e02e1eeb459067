package org.labhub.broker.client;

import java.util.Map;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.ConsumerOffer;
import org.labhub.api.broker.Registration;
import org.labhub.api.security.KeyRole;
import org.labhub.broker.BrokerSettings;

/** A broker and two of its members: one makes a channel, the other reads it, and both hear what they are told. */
final class MakerAndReader implements AutoCloseable {

    static final String CHANNEL = "demo.sine";

    final ChannelOffer offer = Bench.offer(CHANNEL);
    final ConsumerOffer reading = Bench.reader(CHANNEL);
    final Bench bench;
    final ZmqBrokerClient maker;
    final ZmqBrokerClient reader;
    final Heard madeHeard;
    final Heard readHeard;

    MakerAndReader(BrokerSettings broker) {
        bench = new Bench(broker);
        maker = bench.client("maker", KeyRole.INSTRUMENT);
        reader = bench.client("reader", KeyRole.CONSUMER);
        madeHeard = Heard.by(maker);
        readHeard = Heard.by(reader);
        bench.await(() -> isConnected(maker) && isConnected(reader));
    }

    private static boolean isConnected(ZmqBrokerClient client) {
        return client.connection().state() == Connection.State.CONNECTED;
    }

    /** The channel, offered by a maker that lives. */
    Registration offered() {
        Registration made = maker.register(offer).within(Bench.SOON);
        made.live(() -> Map.of("committed", 3L));
        return made;
    }

    /** The same, read by a reader that lives. */
    Registration read() {
        Registration read = reader.attach(reading).within(Bench.SOON);
        read.live(() -> Map.of("read", 2L));
        return read;
    }

    @Override
    public void close() {
        bench.close();
    }
}
