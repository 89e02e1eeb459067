package org.labhub.console.internal.bench;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.labhub.api.instrument.Bench;
import org.labhub.api.security.KeyRole;
import org.labhub.console.internal.action.Action;
import org.labhub.console.internal.action.Order;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Starts, stops, retries a plug-in, or lets it out of quarantine. */
@Component
public final class PluginAction implements Action {

    private record Verb(String past, BiConsumer<Bench, String> act) {}

    private static final Map<String, Verb> VERBS = Map.of(
            "start", new Verb("started", Bench::start),
            "stop", new Verb("stopped", Bench::stop),
            "retry", new Verb("tried again", Bench::retry),
            "release", new Verb("released from quarantine", Bench::release));

    private final Bench bench;

    /**
     * Does nothing yet.
     *
     * @param bench of the plug-ins
     */
    @Activate
    public PluginAction(@Reference Bench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "plugin";
    }

    @Override
    public KeyRole role() {
        return KeyRole.OPERATOR;
    }

    @Override
    public String carryOut(Order order) {
        Verb verb = Optional.ofNullable(VERBS.get(order.word("verb")))
                .orElseThrow(() -> new IllegalArgumentException("a plug-in is told to " + VERBS.keySet()));
        String plugin = order.word("name");
        verb.act.accept(bench, plugin);
        return plugin + " is " + verb.past + ".";
    }
}
