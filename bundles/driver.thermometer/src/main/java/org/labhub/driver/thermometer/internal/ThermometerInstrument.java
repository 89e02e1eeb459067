package org.labhub.driver.thermometer.internal;

import java.io.IOException;
import java.util.Random;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Producer;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.Nameplate;
import org.labhub.api.instrument.Pace;
import org.labhub.api.instrument.Paced;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A thermometer that needs no hardware: the temperature wanders, and is pulled back to where the room is kept. */
@Component(configurationPid = "org.labhub.driver.thermometer", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ThermometerInstrument.Config.class, factory = true)
@Paced(by = Pace.FIXED_RATE, micros = 100_000)
public final class ThermometerInstrument implements Instrument {

    private static final double PULL = 0.01;
    private static final double WANDER = 0.02;

    /** What an operator sets. */
    @ObjectClassDefinition(
            name = "Simulated thermometer",
            description = "A room's temperature, for trying out a bench.")
    public @interface Config {

        /** Where the readings go. */
        @AttributeDefinition(description = "Where the readings go.")
        String channel() default "bench.temperature";

        /** Where the room is kept. */
        @AttributeDefinition(description = "Mean temperature in degrees Celsius, above -273.15.")
        double mean() default 21.0;

        /** What is to go wrong. */
        @AttributeDefinition(description = "Faults, with commas: timeout, garbage, disconnect, slow.", required = false)
        String[] faults() default {};
    }

    /** One reading. */
    @Schema(id = "lab.temperature", version = "1.0.0")
    record Reading(@Unit("Cel") double temperature) {}

    /** Stands for "not open yet". */
    @FunctionalInterface
    private interface Sink {
        boolean offer(Reading reading);
    }

    private final String channel;
    private final double mean;
    private final Faults faults;
    private final Random random = new Random(1);
    private double temperature;
    private Sink readings = nothing -> false;

    /** Refuses what cannot be; touches nothing. */
    @Activate
    public ThermometerInstrument(Config config) {
        channel = config.channel();
        mean = config.mean();
        faults = Faults.named(config.faults());
        temperature = mean;
        if (!(mean > -273.15 && Double.isFinite(mean))) {
            throw new IllegalArgumentException("mean must be above -273.15 degrees Celsius, not " + mean);
        }
    }

    @Override
    public void open(Channels mine) {
        Producer<Reading> producer = mine.producer(channel, Reading.class);
        readings = producer::offer;
    }

    @Override
    public void connect() throws IOException {
        faults.beforeConnect();
    }

    @Override
    public Nameplate nameplate() {
        return new Nameplate("Simulated thermometer", "SIM-1", "1.0");
    }

    @Override
    public int acquire() throws IOException {
        faults.beforeReading();
        temperature += PULL * (mean - temperature) + WANDER * random.nextGaussian();
        return readings.offer(new Reading(faults.spoiled(temperature))) ? 1 : 0;
    }

    @Override
    public void disconnect() {
        // a simulation is always there
    }
}
