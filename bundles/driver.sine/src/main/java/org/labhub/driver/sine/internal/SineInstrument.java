package org.labhub.driver.sine.internal;

import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Producer;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A signal generator that needs no hardware. */
@Component(configurationPid = "org.labhub.driver.sine", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SineInstrument.Config.class, factory = true)
public final class SineInstrument implements Instrument {

    /** What an operator sets. */
    @ObjectClassDefinition(name = "Sine generator", description = "A simulated source, for trying out a bench.")
    public @interface Config {

        /** Where the readings go. */
        @AttributeDefinition(description = "Where the readings go.")
        String channel() default "demo.sine";

        /** Of the wave. */
        @AttributeDefinition(description = "In hertz, above 0.")
        double frequency() default 1.0;

        /** Of the readings. */
        @AttributeDefinition(description = "Readings a second, above 0.")
        double rate() default 100.0;
    }

    /** One reading. When it was taken is the slot's own stamp. */
    @Schema(id = "lab.sine", version = "1.0.0")
    record Reading(@Unit("V") double volts) {}

    /** Stands for "not open yet". */
    @FunctionalInterface
    private interface Sink {
        boolean offer(Reading reading);
    }

    private final String channel;
    private final SineWave wave;
    private final Metronome metronome;
    private Sink readings = reading -> false;

    /** Refuses what cannot be; touches nothing. */
    @Activate
    public SineInstrument(Config config) {
        channel = config.channel();
        wave = SineWave.ofHertz(config.frequency());
        metronome = Metronome.ofHertz(config.rate());
    }

    @Override
    public void open(Channels mine) {
        Producer<Reading> producer = mine.producer(channel, Reading.class);
        readings = producer::offer;
    }

    @Override
    public void connect() {
        metronome.start(System.nanoTime());
    }

    @Override
    public int acquire() {
        long now = System.nanoTime();
        return metronome.isDue(now) && readings.offer(new Reading(wave.at(now))) ? 1 : 0;
    }

    @Override
    public void disconnect() {
        // a simulation is always there
    }
}
