package org.labhub.listener.csv.internal;

import java.io.IOException;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Corrupt;
import org.labhub.api.channel.ChannelEvent.Gap;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.ListensTo;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Writes each temperature to a CSV file, and each gap as a line of its own, so that nothing is missing silently. */
@Component(configurationPid = "org.labhub.listener.csv", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CsvWriter.Config.class, factory = true)
@ListensTo("bench.temperature")
public final class CsvWriter implements ChannelListener<CsvWriter.Reading> {

    /** What an operator sets. */
    @ObjectClassDefinition(name = "CSV writer", description = "Writes temperatures to a file.")
    public @interface Config {

        /** Which file. */
        @AttributeDefinition(description = "The file; it is appended to. Its folder must be there.")
        String file();

        /** Which channel. */
        @AttributeDefinition(description = "The channel whose readings are written.")
        String listens_to() default "bench.temperature";

        /** What is to go wrong. */
        @AttributeDefinition(description = "Faults, with commas: timeout, garbage, disconnect, slow.", required = false)
        String[] faults() default {};
    }

    /** Bundles share schemas, never classes. */
    @Schema(id = "lab.temperature", version = "1.0.0")
    record Reading(@Unit("Cel") double temperature) {}

    private final CsvFile file;
    private final Faults faults;

    /** Refuses what cannot be; the file is opened with the first line. */
    @Activate
    public CsvWriter(Config config) {
        file = CsvFile.at(config.file());
        faults = Faults.named(config.faults());
    }

    @Override
    public void onFrame(Reading reading, FrameInfo info) throws IOException {
        faults.beforeWriting();
        file.append(info.sequence(), info.wallNanos(), faults.spoiled(reading.temperature()));
    }

    @Override
    public void onEvent(ChannelEvent event) {
        if (event instanceof Gap gap) {
            file.remark("missed " + gap.count() + " readings from " + gap.first());
        } else if (event instanceof Corrupt corrupt) {
            file.remark("reading " + corrupt.sequence() + " was corrupt");
        }
    }

    @Deactivate
    void close() throws IOException {
        file.close();
    }
}
