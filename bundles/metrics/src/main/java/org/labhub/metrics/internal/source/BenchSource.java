package org.labhub.metrics.internal.source;

import static org.labhub.metrics.internal.family.Family.*;

import org.labhub.api.instrument.Bench;
import org.labhub.api.instrument.InstrumentStatus;
import org.labhub.api.instrument.Ledger;
import org.labhub.api.instrument.ListenerStatus;
import org.labhub.api.instrument.PaceCounts;
import org.labhub.api.instrument.PluginDetail;
import org.labhub.api.instrument.ProcessorStatus;
import org.labhub.metrics.internal.family.Sample;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the host counts of instruments, listeners and processors. */
@Component
public final class BenchSource implements Source {

    private final Bench bench;

    /** Looks at nothing yet. */
    @Activate
    public BenchSource(@Reference Bench bench) {
        this.bench = bench;
    }

    @Override
    public void read(Sample sample) {
        for (InstrumentStatus one : bench.instruments()) {
            read(sample, one.name(), one.frames());
        }
        for (ListenerStatus one : bench.listeners()) {
            read(sample, one.name(), one.frames());
        }
        for (ProcessorStatus one : bench.processors()) {
            read(sample, one.name(), one.given());
        }
    }

    private void read(Sample sample, String plugin, long frames) {
        bench.plugin(plugin).ifPresent(detail -> read(sample, detail, frames));
    }

    private static void read(Sample sample, PluginDetail plugin, long frames) {
        String kind = BlockSource.word(plugin.kind());
        sample.putState(PLUGIN_STATE, plugin.state(), plugin.name(), kind);
        sample.put(PLUGIN_FRAMES, frames, plugin.name(), kind);
        sample.put(PLUGIN_FAILURES, plugin.failures(), plugin.name(), kind);
        read(sample, plugin.pace(), plugin.name(), kind);
        plugin.ledger().ifPresent(ledger -> read(sample, plugin.name(), ledger));
    }

    private static void read(Sample sample, PaceCounts pace, String... who) {
        sample.put(PLUGIN_CYCLES, pace.cycles(), who);
        sample.put(PLUGIN_WORKED, BlockSource.seconds(pace.worked()), who);
        sample.put(PLUGIN_WAITED, BlockSource.seconds(pace.waited()), who);
        sample.put(PLUGIN_LATEST, BlockSource.seconds(pace.worst()), who);
        sample.put(PLUGIN_OVERRUNS, pace.overruns(), who);
        sample.put(PLUGIN_CYCLES_SKIPPED, pace.skipped(), who);
    }

    private static void read(Sample sample, String plugin, Ledger ledger) {
        sample.put(LEDGER_FRAMES, ledger.produced(), plugin, ledger.channel(), "produced");
        sample.put(LEDGER_FRAMES, ledger.delivered(), plugin, ledger.channel(), "delivered");
        sample.put(LEDGER_FRAMES, ledger.skipped(), plugin, ledger.channel(), "skipped");
        sample.put(LEDGER_FRAMES, ledger.gaps(), plugin, ledger.channel(), "gaps");
        sample.put(LEDGER_FRAMES, ledger.corrupt(), plugin, ledger.channel(), "corrupt");
        sample.put(LEDGER_FRAMES, ledger.inFlight(), plugin, ledger.channel(), "in_flight");
    }
}
