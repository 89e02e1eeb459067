package org.labhub.listener.peak.internal;

import java.lang.System.Logger.Level;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Gap;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.ListensTo;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;
import org.osgi.service.component.annotations.Component;

/** Remembers the largest value of a channel, and tells when it has grown by a tenth. */
@Component(configurationPid = "org.labhub.listener.peak")
@ListensTo("demo.sine")
public final class PeakMeter implements ChannelListener<PeakMeter.Reading> {

    private static final System.Logger LOG = System.getLogger(PeakMeter.class.getName());
    private static final double NEWS = 1.1;

    /** Bundles share schemas, never classes. */
    @Schema(id = "lab.sine", version = "1.0.0")
    record Reading(@Unit("V") double volts) {}

    private double peak;
    private double told;

    @Override
    public void onFrame(Reading reading, FrameInfo info) {
        peak = Math.max(peak, Math.abs(reading.volts()));
        if (peak > told * NEWS) {
            told = peak;
            LOG.log(Level.INFO, "peak {0} V at frame {1}", peak, info.sequence());
        }
    }

    @Override
    public void onEvent(ChannelEvent event) {
        if (event instanceof Gap gap) {
            LOG.log(Level.WARNING, "missed {0} frames from {1}", gap.count(), gap.first());
        }
    }
}
