package org.labhub.host.internal.pace;

import org.labhub.api.instrument.Pace;

/** Says when the next cycle of a fixed rate is due. Pure arithmetic; one thread. */
final class Schedule {

    private final long periodNanos;
    private final boolean compensates;
    private long due;
    private long skipped;

    Schedule(Pacing pacing) {
        periodNanos = pacing.period().toNanos();
        compensates = pacing.by() == Pace.FIXED_RATE_WITH_COMPENSATION;
    }

    void start(long now) {
        due = now;
    }

    /** When the cycle that comes next should begin. */
    long due() {
        return due;
    }

    /** A cycle has ended: the next is a period later; those that are over already are left out, or made up for. */
    void next(long now) {
        due += periodNanos;
        long missed = compensates ? 0 : Math.max(0, (now - due) / periodNanos);
        due += missed * periodNanos;
        skipped += missed;
    }

    long skipped() {
        return skipped;
    }

    boolean isOverrun(long workedNanos) {
        return workedNanos > periodNanos;
    }
}
