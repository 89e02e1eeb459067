package org.labhub.admin.internal;

import java.time.Duration;
import java.util.Optional;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.ChannelDetail;
import org.labhub.api.broker.Connection;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Says what the broker knows of a channel, for pages that are of use without a broker too. */
@Component(service = BrokerWords.class)
public final class BrokerWords {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private volatile Optional<BrokerClient> client = Optional.empty();
    private volatile Optional<BrokerDirectory> directory = Optional.empty();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setClient(BrokerClient found) {
        client = Optional.of(found);
    }

    void unsetClient(BrokerClient gone) {
        if (client.filter(gone::equals).isPresent()) {
            client = Optional.empty();
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setDirectory(BrokerDirectory found) {
        directory = Optional.of(found);
    }

    void unsetDirectory(BrokerDirectory gone) {
        if (directory.filter(gone::equals).isPresent()) {
            directory = Optional.empty();
        }
    }

    /** How this hub stands with its broker. */
    String connection() {
        return client.map(BrokerClient::connection)
                .map(now -> "broker %s %s %s".formatted(now.broker(), Shown.word(now.state()), now.detail()))
                .orElse("broker: there is none in this hub, frames flow without it")
                .strip();
    }

    /** How a channel stands at the broker; nothing to say as long as that is away. */
    Optional<String> channel(String name) {
        boolean connected = client.filter(found -> found.connection().state() == Connection.State.CONNECTED)
                .isPresent();
        return connected ? directory.map(known -> "broker on " + name + ": " + answer(known, name)) : Optional.empty();
    }

    private static String answer(BrokerDirectory known, String name) {
        try {
            ChannelDetail found = known.channel(name).within(PATIENCE);
            return "%s, offered by %s, %d consumers"
                    .formatted(
                            Shown.word(found.state()),
                            found.info().offer().uid(),
                            found.consumers().size());
        } catch (BrokerException e) {
            return Shown.sentence(e);
        }
    }
}
