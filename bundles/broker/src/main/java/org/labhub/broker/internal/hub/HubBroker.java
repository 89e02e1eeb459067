package org.labhub.broker.internal.hub;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.labhub.api.broker.BrokerAdmin;
import org.labhub.api.schema.SchemaParser;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.api.security.Audit;
import org.labhub.api.security.Identities;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.Trust;
import org.labhub.broker.Broker;
import org.labhub.broker.BrokerParts;
import org.labhub.broker.BrokerSettings;
import org.labhub.broker.BrokerSettings.ChecksumReaction;
import org.labhub.security.BrokerLocation;
import org.labhub.security.HubKeys;
import org.labhub.security.LocalConnection;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The broker of the hub that runs here. It leaves its address and a key for the processes of the hub's user. */
@Component(
        configurationPid = "org.labhub.broker",
        immediate = true,
        service = {BrokerLocation.class, BrokerAdmin.class})
@Designate(ocd = HubBroker.Config.class)
public final class HubBroker implements BrokerLocation, BrokerAdmin {

    /** How the broker behaves. */
    @ObjectClassDefinition(name = "Broker", description = "Knows who offers which channel, and who reads it.")
    public @interface Config {

        @AttributeDefinition(
                description = "Where it listens. LABHUB_BROKER_ADDRESS wins over it. Port * takes a free one.")
        String address() default BrokerSettings.DEFAULT_ADDRESS;

        @AttributeDefinition(description = "What clients are told to connect to, if that is another address.")
        String advertised() default "";

        @AttributeDefinition(description = "How often clients show signs of life, in milliseconds.")
        long heartbeat_millis() default 500;

        @AttributeDefinition(description = "After how long without one a registration is silent, in milliseconds.")
        long silent_millis() default 5_000;

        @AttributeDefinition(description = "After how much longer it is gone, in milliseconds.")
        long gone_millis() default 5_000;

        @AttributeDefinition(
                description = "How long a channel waits for a producer that is being updated, in milliseconds.")
        long lingering_millis() default 5_000;

        @AttributeDefinition(description = "How many connections there may be.")
        int sessions() default 1024;

        @AttributeDefinition(description = "How many of them with one key.")
        int sessions_per_key() default 256;

        @AttributeDefinition(description = "What happens at a wrong checksum: LOG, or TELL all on the channel.")
        String checksums() default "TELL";

        @AttributeDefinition(
                description = "Who may attach to or publish on a channel: \"attach lab.secret.* operator,key:anna\".")
        String[] rules() default {};
    }

    private final Broker broker;
    private final LocalConnection connection;

    /** Made by Declarative Services. */
    @Activate
    public HubBroker(
            BundleContext context,
            Config config,
            @Reference Identities identities,
            @Reference HubKeys keys,
            @Reference Trust trust,
            @Reference Audit audit,
            @Reference SchemaRegistry schemas,
            @Reference SchemaParser parser) {
        connection = LocalConnection.of(context);
        BrokerSettings settings = settings(config, Optional.ofNullable(context.getProperty("labhub.broker.address")));
        broker = Broker.begin(
                new BrokerParts(settings, identities.hub(), keys::broker, trust, audit, schemas, parser),
                listening -> connection.leave(listening.address(), listening.publicKey(), keys.local()));
    }

    private static BrokerSettings settings(Config config, Optional<String> address) {
        return new BrokerSettings(
                address.filter(text -> !text.isBlank()).orElse(config.address()),
                config.advertised(),
                Duration.ofMillis(config.heartbeat_millis()),
                Duration.ofMillis(config.silent_millis()),
                Duration.ofMillis(config.gone_millis()),
                Duration.ofMillis(config.lingering_millis()),
                config.sessions(),
                config.sessions_per_key(),
                ChecksumReaction.valueOf(config.checksums()),
                List.of(config.rules()));
    }

    @Deactivate
    void stop() {
        connection.remove();
        broker.close();
    }

    @Override
    public String address() {
        return broker.address();
    }

    @Override
    public PublicKey publicKey() {
        return broker.publicKey();
    }

    @Override
    public boolean closeChannel(String channel) {
        return broker.closeChannel(channel);
    }
}
