package org.labhub.driver.scope.internal;

import java.io.IOException;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Producer;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.Nameplate;
import org.labhub.api.instrument.Pace;
import org.labhub.api.instrument.Paced;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** An oscilloscope that needs no hardware: it triggers a hundred times a second and gives two traces of a thousand points. */
@Component(configurationPid = "org.labhub.driver.scope", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ScopeInstrument.Config.class, factory = true)
@Paced(by = Pace.FIXED_RATE, micros = 10_000)
public final class ScopeInstrument implements Instrument {

    /** What an operator sets. */
    @ObjectClassDefinition(name = "Simulated oscilloscope", description = "Two noisy traces, for trying out a bench.")
    public @interface Config {

        /** Where the traces go. */
        @AttributeDefinition(description = "Where the traces go.")
        String channel() default "bench.scope";

        /** Of the signal. */
        @AttributeDefinition(description = "Frequency of the signal in hertz, above 0.")
        double frequency() default 1000.0;

        /** Of the digitiser. */
        @AttributeDefinition(description = "Samples a second, above 0.")
        double sampleRate() default 100_000.0;

        /** Of both traces. */
        @AttributeDefinition(description = "Standard deviation of the noise in volts, 0 or more.")
        double noise() default 0.05;

        /** Where the first trace begins. */
        @AttributeDefinition(description = "Level in volts at which the first trace begins, rising; between -1 and 1.")
        double trigger() default 0.0;

        /** What is to go wrong. */
        @AttributeDefinition(description = "Faults, with commas: timeout, garbage, disconnect, slow.", required = false)
        String[] faults() default {};
    }

    /** What was seen after one trigger. */
    @SuppressWarnings("ArrayRecordComponent") // a frame is made once and compared by nobody
    @Schema(id = "lab.scope", version = "1.0.0")
    record Traces(
            @Unit("s") double interval,
            @Unit("V") @Length(Signal.POINTS) float[] first,
            @Unit("V") @Length(Signal.POINTS) float[] second) {}

    /** Stands for "not open yet". */
    @FunctionalInterface
    private interface Sink {
        boolean offer(Traces traces);
    }

    private final String channel;
    private final Signal signal;
    private final Faults faults;
    private Sink traces = nothing -> false;

    /** Refuses what cannot be; touches nothing. */
    @Activate
    public ScopeInstrument(Config config) {
        channel = config.channel();
        signal = Signal.of(config.frequency(), config.sampleRate(), config.noise(), config.trigger());
        faults = Faults.named(config.faults());
    }

    @Override
    public void open(Channels mine) {
        Producer<Traces> producer = mine.producer(channel, Traces.class);
        traces = producer::offer;
    }

    @Override
    public void connect() throws IOException {
        faults.beforeConnect();
    }

    @Override
    public Nameplate nameplate() {
        return new Nameplate("Simulated oscilloscope", "SIM-2", "1.0");
    }

    @Override
    public int acquire() throws IOException {
        faults.beforeReading();
        float[] first = faults.spoiled(signal.first());
        return traces.offer(new Traces(signal.interval(), first, signal.second())) ? 1 : 0;
    }

    @Override
    public void disconnect() {
        // a simulation is always there
    }
}
