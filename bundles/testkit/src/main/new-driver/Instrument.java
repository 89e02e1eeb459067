package org.labhub.driver.@name@.internal;

import java.io.IOException;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Producer;
import org.labhub.api.instrument.Instrument;
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

/** The driver of a @name@: asks its device ten times a second. */
@Component(configurationPid = "org.labhub.driver.@name@", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = @Name@Instrument.Config.class, factory = true)
@Paced(by = Pace.FIXED_RATE, micros = 100_000)
public final class @Name@Instrument implements Instrument {

    /** What an operator sets. */
    @ObjectClassDefinition(name = "@Name@", description = "The driver of a @name@.")
    public @interface Config {

        /** Where the readings go. */
        @AttributeDefinition(description = "Where the readings go.")
        String channel() default "lab.@name@";

        /** What is multiplied with each reading. */
        @AttributeDefinition(description = "What is multiplied with each reading; above 0.")
        double scale() default 1.0;
    }

    /** One reading. When it was taken is the slot's own stamp. */
    @Schema(id = "lab.@name@", version = "1.0.0")
    record Reading(@Unit("V") double value) {}

    private final String channel;
    private final double scale;
    private final @Name@Device device = new @Name@Device();

    @SuppressWarnings("NullAway.Init") // open comes before anything else
    private Producer<Reading> readings;

    /** Refuses what cannot be; touches nothing. */
    @Activate
    public @Name@Instrument(Config config) {
        this(config.channel(), config.scale());
    }

    @Name@Instrument(String channel, double scale) {
        if (!(scale > 0 && Double.isFinite(scale))) {
            throw new IllegalArgumentException("scale must be above 0, not " + scale);
        }
        this.channel = channel;
        this.scale = scale;
    }

    @Override
    public void open(Channels mine) {
        readings = mine.producer(channel, Reading.class);
    }

    @Override
    public void connect() throws IOException {
        device.connect();
    }

    @Override
    public int acquire() throws IOException {
        return readings.offer(new Reading(scale * device.read())) ? 1 : 0;
    }

    @Override
    public void disconnect() {
        device.disconnect();
    }
}
