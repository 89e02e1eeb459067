package org.labhub.broker.client.internal.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.BrokerListener;
import org.labhub.api.broker.Call;
import org.labhub.api.broker.ChannelDetail;
import org.labhub.api.broker.ChannelInfo;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.ChannelStatus;
import org.labhub.api.broker.ChannelVoice;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.ConsumerOffer;
import org.labhub.api.broker.Registration;
import org.labhub.api.broker.RoleStatus;
import org.labhub.api.broker.Subscription;
import org.labhub.broker.client.ClientSettings;
import org.labhub.broker.client.ZmqBrokerClient;
import org.labhub.security.BrokerLocation;
import org.labhub.security.Endpoints;
import org.labhub.security.HubKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The client of the hub that runs here, to its own broker unless another one is named; listeners are found as services. */
@Component(
        configurationPid = "org.labhub.broker.client",
        immediate = true,
        service = {BrokerClient.class, BrokerDirectory.class})
@Designate(ocd = HubBrokerClient.Config.class)
public final class HubBrokerClient implements BrokerClient, BrokerDirectory {

    /** Which broker. */
    @ObjectClassDefinition(name = "Broker's client", description = "To which broker this hub speaks.")
    public @interface Config {

        @AttributeDefinition(
                description = "Another hub's broker: its address and its public key, as in \"tcp://lab7:5570 KEY\"."
                        + " Empty: this hub's own.",
                required = false)
        String broker() default "";
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ZmqBrokerClient client;
    private final Map<BrokerListener, Subscription> listeners = new ConcurrentHashMap<>();

    /** Made by Declarative Services. */
    @Activate
    public HubBrokerClient(Config config, @Reference BrokerLocation broker, @Reference HubKeys keys) {
        if (config.broker().isBlank()) {
            client = ZmqBrokerClient.open(() -> settings(broker, keys), TIMEOUT);
        } else {
            client = ZmqBrokerClient.open(ClientSettings.elsewhere(config.broker(), keys.local(), "hub", TIMEOUT));
        }
    }

    private static ClientSettings settings(BrokerLocation broker, HubKeys keys) {
        if (Endpoints.leavesPortOpen(broker.address())) {
            throw new UncheckedIOException(new IOException("the broker does not listen yet"));
        }
        return new ClientSettings(broker.address(), broker.publicKey(), keys.local(), "hub", TIMEOUT);
    }

    @Deactivate
    void close() {
        client.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(BrokerListener listener) {
        listeners.put(listener, client.listen(listener));
    }

    void removeListener(BrokerListener listener) {
        Subscription subscription = listeners.remove(listener);
        if (subscription != null) {
            subscription.close();
        }
    }

    @Override
    public Connection connection() {
        return client.connection();
    }

    @Override
    public Call<Registration> register(ChannelOffer offer) {
        return client.register(offer);
    }

    @Override
    public Call<Registration> attach(ConsumerOffer offer) {
        return client.attach(offer);
    }

    @Override
    public Call<ChannelInfo> discover(String channel, Duration patience) {
        return client.discover(channel, patience);
    }

    @Override
    public ChannelVoice voice() {
        return client.voice();
    }

    @Override
    public Subscription listen(BrokerListener listener) {
        return client.listen(listener);
    }

    @Override
    public Call<List<ChannelStatus>> channels() {
        return client.channels();
    }

    @Override
    public Call<ChannelDetail> channel(String name) {
        return client.channel(name);
    }

    @Override
    public Call<List<RoleStatus>> roles() {
        return client.roles();
    }

    @Override
    public Call<Map<String, Long>> counters() {
        return client.counters();
    }
}
