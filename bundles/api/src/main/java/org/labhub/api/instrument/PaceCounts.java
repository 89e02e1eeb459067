package org.labhub.api.instrument;

import java.time.Duration;

/**
 * How the cycles of a plug-in went since it appeared. A cycle is due when its period begins; with the pace that is triggered,
 * when the frame that it begins with was committed; else when the one before has ended and the rest after it is over.
 *
 * @param cycles how many there were
 * @param waited how long it rested before them
 * @param worked how long they took
 * @param latest by how much the latest one began too late
 * @param worst by how much one began too late at most
 * @param overruns how many took so long that the next was due already: longer than their period, or until the next frame was there
 * @param skipped how many were left out because an earlier one took too long
 */
public record PaceCounts(
        long cycles, Duration waited, Duration worked, Duration latest, Duration worst, long overruns, long skipped) {

    /** Before the first cycle. */
    public static final PaceCounts NONE =
            new PaceCounts(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0);
}
