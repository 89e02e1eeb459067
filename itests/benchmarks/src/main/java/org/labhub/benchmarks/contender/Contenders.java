package org.labhub.benchmarks.contender;

import org.labhub.benchmarks.team.Setup;
import org.labhub.benchmarks.team.Task;

/** Who can be measured, by name. */
public final class Contenders {

    public static final String LABHUB = "LabHub";
    public static final String AERON = "Aeron";
    public static final String BARE_RING = "bare ring";

    public static final String STREAM = "stream";
    public static final String ROUND_TRIP = "round trip";
    public static final String WAKE = "wake";
    public static final String LATEST = "latest";
    public static final String IDLE = "idle";
    public static final String COPY = "copy";

    private Contenders() {}

    /** The task of the member on a seat: the first one sends, the others receive. */
    public static Task task(Setup setup, int seat) throws Exception {
        return switch (setup.contender()) {
            case LABHUB -> LabHub.task(setup, seat);
            case AERON -> AeronIpc.task(setup, seat);
            case BARE_RING -> BareRing.task(setup, seat);
            default -> throw new IllegalArgumentException("nobody is called " + setup.contender());
        };
    }
}
