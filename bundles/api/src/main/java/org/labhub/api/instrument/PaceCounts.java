package org.labhub.api.instrument;

import java.time.Duration;

/**
 * How the cycles of a plug-in went since it appeared.
 *
 * @param cycles how many there were
 * @param waited how long it rested before them
 * @param worked how long they took
 * @param latest by how much the latest one began too late
 * @param overruns how many took longer than their period
 * @param skipped how many were left out because an earlier one took too long
 */
public record PaceCounts(long cycles, Duration waited, Duration worked, Duration latest, long overruns, long skipped) {

    /** Before the first cycle. */
    public static final PaceCounts NONE = new PaceCounts(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0);
}
