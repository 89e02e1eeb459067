package org.labhub.console.internal.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import org.labhub.api.instrument.Ledger;
import org.labhub.api.instrument.LifeStep;
import org.labhub.api.instrument.PaceCounts;
import org.labhub.api.instrument.PluginDetail;
import org.labhub.api.instrument.PluginFault;

/** A plug-in as the page gets it. */
final class PluginJson {

    private static final int STACK = 12;

    private PluginJson() {}

    static JsonObjectBuilder of(PluginDetail one, long frames) {
        JsonObjectBuilder plugin = Json.createObjectBuilder()
                .add("name", one.name())
                .add("kind", one.kind().name().toLowerCase(Locale.ROOT))
                .add("state", one.state().name().toLowerCase(Locale.ROOT))
                .add("reason", one.reason())
                .add("since", one.since().toEpochMilli())
                .add("bundle", one.bundle())
                .add("configuration", one.configuration())
                .add("thread", one.thread())
                .add("failures", one.failures())
                .add("device", one.nameplate().toString())
                .add("frames", frames)
                .add("pace", pace(one.pace()))
                .add("writes", Json.createArrayBuilder(one.writes()))
                .add("steps", steps(one.steps()));
        one.fault().ifPresent(fault -> plugin.add("fault", fault(fault)));
        one.ledger().ifPresent(ledger -> plugin.add("reads", ledger(ledger)));
        return plugin;
    }

    private static JsonObjectBuilder pace(PaceCounts pace) {
        return Json.createObjectBuilder()
                .add("cycles", pace.cycles())
                .add("overruns", pace.overruns())
                .add("skipped", pace.skipped())
                .add("waitedMillis", pace.waited().toMillis())
                .add("latestMicros", pace.latest().toNanos() / 1000)
                .add("worstMicros", pace.worst().toNanos() / 1000)
                .add("workedMillis", pace.worked().toMillis());
    }

    private static JsonArrayBuilder steps(List<LifeStep> steps) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        steps.forEach(step -> all.add(
                Json.createObjectBuilder().add("at", step.at().toEpochMilli()).add("words", step.words())));
        return all;
    }

    private static JsonObjectBuilder fault(PluginFault fault) {
        return Json.createObjectBuilder()
                .add("at", fault.when().toEpochMilli())
                .add("words", fault.words())
                .add("place", fault.place())
                .add(
                        "stack",
                        Json.createArrayBuilder(
                                fault.stack().stream().limit(STACK).toList()));
    }

    private static JsonObjectBuilder ledger(Ledger ledger) {
        return Json.createObjectBuilder()
                .add("channel", ledger.channel())
                .add("exact", ledger.isExact())
                .add("words", ledger.toString())
                .add("lost", ledger.gaps() + ledger.corrupt())
                .add("waiting", ledger.inFlight());
    }
}
