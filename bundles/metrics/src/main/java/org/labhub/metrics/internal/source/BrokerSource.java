package org.labhub.metrics.internal.source;

import static org.labhub.metrics.internal.family.Family.*;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.Call;
import org.labhub.api.broker.ChannelStatus;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.Connection.State;
import org.labhub.metrics.internal.family.Sample;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the broker knows and counts. It is asked only when it is there, and not waited for. */
@Component
public final class BrokerSource implements Source {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final BrokerClient client;
    private final BrokerDirectory directory;
    private final InstantSource clock;

    /** Asks nothing yet. */
    @Activate
    public BrokerSource(@Reference BrokerClient client, @Reference BrokerDirectory directory) {
        this(client, directory, InstantSource.system());
    }

    BrokerSource(BrokerClient client, BrokerDirectory directory, InstantSource clock) {
        this.client = client;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void read(Sample sample) {
        Connection connection = client.connection();
        boolean connected = connection.state() == State.CONNECTED;
        sample.put(BROKER_CONNECTED, connected ? 1 : 0);
        sample.put(BROKER_CONNECTION_AGE, BlockSource.seconds(Duration.between(connection.since(), clock.instant())));
        sample.put(BROKER_ANSWERS, connected && ask(sample) ? 1 : 0);
    }

    private boolean ask(Sample sample) {
        Call<Map<String, Long>> counters = directory.counters();
        Call<List<ChannelStatus>> channels = directory.channels();
        try {
            counters.within(PATIENCE).forEach((event, many) -> sample.put(BROKER_EVENTS, many, event));
            channels.within(PATIENCE).forEach(channel -> read(sample, channel));
            return true;
        } catch (BrokerException awayOrRefused) {
            return false;
        }
    }

    private static void read(Sample sample, ChannelStatus channel) {
        sample.putState(CHANNEL_STATE, channel.state(), channel.channel());
        sample.put(CHANNEL_CONSUMERS, channel.consumers(), channel.channel());
    }
}
