package org.labhub.host.internal.pace;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.PaceCounts;
import org.labhub.host.internal.life.Turn;

/**
 * Keeps the pace of a plug-in: lets its thread rest until the next cycle is due, and counts. Used by that thread alone, but for
 * {@link #counts}. The clock is asked once a cycle, and once more after a rest.
 */
public final class Pacemaker {

    private final boolean fixed;
    private final Schedule schedule;
    private final AtomicLong cycles = new AtomicLong();
    private final AtomicLong waited = new AtomicLong();
    private final AtomicLong worked = new AtomicLong();
    private final AtomicLong overruns = new AtomicLong();
    private final AtomicLong latest = new AtomicLong();
    private volatile long worst;
    private volatile long skipped;
    private long ended;
    private long due;
    private long began;
    private boolean afterOne;

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
        ended = System.nanoTime();
        schedule.start(ended);
        begin(ended, ended);
        afterOne = false;
    }

    /** Rests until the next cycle is due; returns at once if there is no period. */
    public void awaitNext(Turn turn) {
        if (fixed) {
            long left = schedule.due() - System.nanoTime();
            if (left > 0) {
                turn.rest(Duration.ofNanos(left));
            }
            begin(System.nanoTime(), schedule.due());
        }
    }

    /** Rests where there is nothing yet; the next cycle is due after that. */
    public void rest(Turn turn, Duration pause) {
        long over = System.nanoTime() + pause.toNanos();
        turn.rest(pause);
        begin(System.nanoTime(), over);
        afterOne = false;
    }

    /** What the next cycle waited for is there. */
    public void hasWaited() {
        long now = System.nanoTime();
        begin(now, now);
        afterOne = false;
    }

    /** The next cycle is due since then, by the machine's monotonic clock, if that is known. */
    public void dueSince(long nanos) {
        if (!fixed && nanos != FrameInfo.NO_STAMP) {
            due = nanos;
        }
    }

    private void begin(long now, long dueNanos) {
        began = now;
        due = dueNanos;
    }

    /** The cycle before took so long that this one was due already. */
    public void countOverrun() {
        if (!fixed && afterOne) {
            afterOne = false;
            overruns.lazySet(overruns.get() + 1);
        }
    }

    /** A cycle has ended. */
    public void cycleEnded() {
        long now = System.nanoTime();
        waited.lazySet(waited.get() + began - ended);
        worked.lazySet(worked.get() + now - began);
        late(Math.max(0, began - due));
        if (fixed) {
            schedule(now);
        }
        cycles.lazySet(cycles.get() + 1);
        ended = now;
        begin(now, now);
        afterOne = true;
    }

    private void late(long nanos) {
        latest.lazySet(nanos);
        if (nanos > worst) {
            worst = nanos;
        }
    }

    private void schedule(long now) {
        if (schedule.isOverrun(now - began)) {
            overruns.lazySet(overruns.get() + 1);
        }
        schedule.next(now);
        skipped = schedule.skipped();
    }

    /** How it went so far. */
    public PaceCounts counts() {
        return new PaceCounts(
                cycles.get(),
                Duration.ofNanos(waited.get()),
                Duration.ofNanos(worked.get()),
                Duration.ofNanos(latest.get()),
                Duration.ofNanos(worst),
                overruns.get(),
                skipped);
    }
}
