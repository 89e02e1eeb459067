package org.labhub.metrics.internal.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.Connection;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The broker answers. CRITICAL: it has been away for half a minute, refuses the hub, or is connected and deaf.
 * TEMPORARILY_UNAVAILABLE: the connection is being made; frames flow without it.
 */
@Component(
        property = {HealthCheck.NAME + "=The broker answers", HealthCheck.TAGS + "=ready", HealthCheck.TAGS + "=labhub"
        })
public final class BrokerCheck implements HealthCheck {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final BrokerClient client;
    private final BrokerDirectory directory;
    private final InstantSource clock;

    /** Asks nothing yet. */
    @Activate
    public BrokerCheck(@Reference BrokerClient client, @Reference BrokerDirectory directory) {
        this(client, directory, InstantSource.system());
    }

    BrokerCheck(BrokerClient client, BrokerDirectory directory, InstantSource clock) {
        this.client = client;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Connection now = client.connection();
        switch (now.state()) {
            case CONNECTED -> ask(log, now);
            case REFUSED, CLOSED -> log.critical("{}", words(now));
            case CONNECTING, REGISTERING -> judge(log, now);
        }
        return new Result(log);
    }

    private void ask(FormattingResultLog log, Connection now) {
        try {
            directory.counters().within(PATIENCE);
            log.info("{}", words(now));
        } catch (BrokerException deaf) {
            log.critical("{} and does not answer: {} {}", words(now), deaf.getMessage(), deaf.remedy());
        }
    }

    private void judge(FormattingResultLog log, Connection now) {
        Duration age = Duration.between(now.since(), clock.instant());
        if (age.compareTo(LONG) >= 0) {
            log.critical("{}, for {} s now. See labhub:broker", words(now), age.toSeconds());
        } else {
            log.temporarilyUnavailable("{}", words(now));
        }
    }

    private static String words(Connection now) {
        String head = now.broker() + " is " + now.state().name().toLowerCase(Locale.ROOT);
        return now.detail().isEmpty() ? head : head + ": " + now.detail();
    }
}
