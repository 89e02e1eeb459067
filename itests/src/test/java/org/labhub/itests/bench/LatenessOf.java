package org.labhub.itests.bench;

import java.util.Arrays;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelProcessor;
import org.labhub.api.instrument.Output;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.Unit;

/** A processor in the hub that notes how late the frames of a channel come to it, and writes that for each thousand of them. */
public final class LatenessOf implements ChannelProcessor<LatenessOf.Reading, LatenessOf.Late> {

    static final int FRAMES = 1_000;

    /** What it listens to. */
    @Schema(id = "lab.sine", version = "1.0.0")
    record Reading(@Unit("V") double volts) {}

    /** What it says, in microseconds. */
    @Schema(id = "bench.late", version = "1.0.0")
    record Late(
            @Unit("us") double median,
            @Unit("us") double p99,
            @Unit("us") double most) {}

    private final double[] micros = new double[FRAMES];
    private int seen;

    /** Has seen nothing yet. */
    public LatenessOf() {}

    @Override
    public void onFrame(Reading frame, FrameInfo info, Output<Late> out) {
        micros[seen++] = (System.nanoTime() - info.monotonicNanos()) / 1e3;
        if (seen == FRAMES) {
            seen = 0;
            Arrays.sort(micros);
            out.give(new Late(micros[FRAMES / 2], micros[FRAMES * 99 / 100], micros[FRAMES - 1]));
        }
    }
}
