package org.labhub.host.internal.pace;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.labhub.api.instrument.PaceCounts;
import org.labhub.host.internal.life.Turn;

/**
 * Keeps the pace of a plug-in: lets its thread rest until the next cycle is due, and counts. With a pace that has no period the
 * clock is not asked: such cycles are counted only.
 */
public final class Pacemaker {

    private final boolean fixed;
    private final Schedule schedule;
    private final AtomicLong cycles = new AtomicLong();
    private final AtomicLong waited = new AtomicLong();
    private final AtomicLong worked = new AtomicLong();
    private final AtomicLong overruns = new AtomicLong();
    private volatile long lateness;
    private volatile long skipped;
    private long began;

    /** Before the first cycle. */
    public Pacemaker(Pacing pacing) {
        fixed = pacing.isFixed();
        schedule = new Schedule(pacing);
    }

    /** Whether cycles have a period. */
    public boolean isFixed() {
        return fixed;
    }

    /** The first cycle is due now. */
    public void start() {
        schedule.start(System.nanoTime());
    }

    /** Rests until the next cycle is due; returns at once if there is no period. */
    public void awaitNext(Turn turn) {
        if (!fixed) {
            return;
        }
        long before = System.nanoTime();
        long left = schedule.due() - before;
        if (left > 0) {
            turn.rest(Duration.ofNanos(left));
        }
        began = System.nanoTime();
        waited.lazySet(waited.get() + Math.max(0, began - before));
        lateness = Math.max(0, began - schedule.due());
    }

    /** A cycle has ended. */
    public void cycleEnded() {
        cycles.lazySet(cycles.get() + 1);
        if (fixed) {
            long now = System.nanoTime();
            worked.lazySet(worked.get() + now - began);
            if (schedule.isOverrun(now - began)) {
                overruns.lazySet(overruns.get() + 1);
            }
            schedule.next(now);
            skipped = schedule.skipped();
        }
    }

    /** Rested for another reason. */
    public void countRest(Duration rest) {
        waited.lazySet(waited.get() + rest.toNanos());
    }

    /** How it went so far. */
    public PaceCounts counts() {
        return new PaceCounts(
                cycles.get(),
                Duration.ofNanos(waited.get()),
                Duration.ofNanos(worked.get()),
                Duration.ofNanos(lateness),
                overruns.get(),
                skipped);
    }
}
