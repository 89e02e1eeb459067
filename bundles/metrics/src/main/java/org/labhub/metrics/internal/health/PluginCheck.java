package org.labhub.metrics.internal.health;

import java.util.Locale;
import java.util.stream.Stream;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.labhub.api.instrument.Bench;
import org.labhub.api.instrument.InstrumentStatus;
import org.labhub.api.instrument.ListenerStatus;
import org.labhub.api.instrument.PluginDetail;
import org.labhub.api.instrument.ProcessorStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Every instrument, listener and processor works. CRITICAL: one does not come back by itself. TEMPORARILY_UNAVAILABLE: its device
 * is away or its code has failed, and the hub tries again. WARN: it waits for something that is not there.
 */
@Component(
        property = {
            HealthCheck.NAME + "=Every instrument, listener and processor works",
            HealthCheck.TAGS + "=data",
            HealthCheck.TAGS + "=labhub"
        })
public final class PluginCheck implements HealthCheck {

    private final Bench bench;

    /** Looks at nothing yet. */
    @Activate
    public PluginCheck(@Reference Bench bench) {
        this.bench = bench;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        Stream.of(
                        bench.instruments().stream().map(InstrumentStatus::name),
                        bench.listeners().stream().map(ListenerStatus::name),
                        bench.processors().stream().map(ProcessorStatus::name))
                .flatMap(names -> names)
                .flatMap(name -> bench.plugin(name).stream())
                .forEach(plugin -> judge(log, plugin));
        log.info("that is all on the bench");
        return new Result(log);
    }

    private static void judge(FormattingResultLog log, PluginDetail plugin) {
        String words = words(plugin);
        switch (plugin.state()) {
            case ONLINE, STOPPED -> log.info("{}", words);
            case WAITING -> log.warn("{}. See labhub:why {}", words, plugin.name());
            case CONNECTING, OFFLINE, FAULTED ->
                log.temporarilyUnavailable("{}. It is tried again; see labhub:why {}", words, plugin.name());
            case STALLED -> log.critical("{}. See labhub:why {}", words, plugin.name());
            case QUARANTINED -> log.critical("{}. Mend it, then labhub:release {}", words, plugin.name());
        }
    }

    private static String words(PluginDetail plugin) {
        String head = plugin.name() + " is " + plugin.state().name().toLowerCase(Locale.ROOT);
        return plugin.reason().isEmpty() ? head : head + ": " + plugin.reason();
    }
}
