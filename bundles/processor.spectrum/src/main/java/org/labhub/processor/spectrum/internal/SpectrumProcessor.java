package org.labhub.processor.spectrum.internal;

import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelProcessor;
import org.labhub.api.instrument.Output;
import org.labhub.api.instrument.Processes;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;
import org.osgi.service.component.annotations.Component;

/** Makes of each pair of traces the root mean square of the first and its amplitude at each frequency. */
@Component(configurationPid = "org.labhub.processor.spectrum")
@Processes(from = "bench.scope", to = "bench.spectrum")
public final class SpectrumProcessor implements ChannelProcessor<SpectrumProcessor.Traces, SpectrumProcessor.Result> {

    /** Bundles share schemas, never classes. */
    @SuppressWarnings("ArrayRecordComponent") // a frame is made once and compared by nobody
    @Schema(id = "lab.scope", version = "1.0.0")
    record Traces(
            @Unit("s") double interval,
            @Unit("V") @Length(1000) float[] first,
            @Unit("V") @Length(1000) float[] second) {}

    /** What is made of it. The step between two amplitudes is in hertz. */
    @SuppressWarnings("ArrayRecordComponent") // a frame is made once and compared by nobody
    @Schema(id = "lab.spectrum", version = "1.0.0")
    record Result(
            @Unit("V") double rms,
            @Unit("Hz") double step,
            @Unit("V") @Length(Spectrum.LINES) float[] amplitudes) {}

    private final Spectrum spectrum = new Spectrum();

    @Override
    public void onFrame(Traces traces, FrameInfo info, Output<Result> out) {
        float[] trace = traces.first();
        double step = 1 / (traces.interval() * Spectrum.WINDOW);
        out.give(new Result(Spectrum.rms(trace), step, spectrum.amplitudes(trace)));
    }
}
