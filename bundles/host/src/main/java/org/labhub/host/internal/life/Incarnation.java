package org.labhub.host.internal.life;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.host.internal.channels.OwnChannels;

/**
 * One thread of a plug-in. It runs session after session until it is ended. One that does not end is left to itself: its ends
 * are taken away, what it shows counts no longer, and another incarnation takes its place.
 */
final class Incarnation implements Turn {

    private static final Duration ASKED = Duration.ofMillis(200);

    private final PluginLife life;
    private final Calls calls = new Calls();
    private final Thread thread;
    private final OwnChannels own;

    private volatile boolean ended;
    private volatile boolean overdue;

    Incarnation(PluginLife life, Duration pauseFirst, OwnChannels own) {
        this.life = life;
        this.own = own;
        thread = new Thread(() -> run(pauseFirst), life.threadName());
        thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    private void run(Duration pauseFirst) {
        rest(pauseFirst);
        while (!ended) {
            try {
                attempt();
            } catch (Throwable evenTheHostIsOutOfMemory) {
                ended = life.lastResort(this, evenTheHostIsOutOfMemory);
            }
        }
    }

    private void attempt() {
        Duration pause = Duration.ZERO;
        try (own) {
            life.session().run(this, own);
        } catch (NotReady notYet) {
            pause = life.notReady(this, notYet);
        } catch (Throwable thrown) {
            pause = life.failed(this, thrown);
        }
        Thread.interrupted();
        overdue = false;
        rest(pause);
    }

    @Override
    public boolean isStopping() {
        return ended;
    }

    @Override
    public boolean isReplaced() {
        return ended && life.isLeft();
    }

    @Override
    public void rest(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !ended; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                return;
            }
        }
    }

    @Override
    public void pause() {
        rest(life.pause());
    }

    @Override
    public void show(InstrumentState state, String reason) {
        life.show(this, state, reason);
    }

    @Override
    public void enter(Verb verb) {
        calls.enter(verb);
    }

    @Override
    public void leave() {
        calls.leave();
        if (overdue) {
            throw new Overdue();
        }
    }

    /** By the watchman. */
    Optional<Calls.Lasting> look(long nowNanos) {
        return calls.look(nowNanos);
    }

    boolean isOverdue() {
        return overdue;
    }

    /** Its call has lasted too long; known before it is woken, so that it finds itself too late. */
    void interruptOverdue() {
        overdue = true;
        if (!own.interrupt(thread)) {
            overdue = false;
        }
    }

    boolean runsOn(Thread other) {
        return thread == other;
    }

    StackTraceElement[] stack() {
        return thread.getStackTrace();
    }

    /** What it is doing now, for a person. */
    String doing() {
        String what = calls.now().map(verb -> "in " + verb.text()).orElse("resting");
        return thread.getName() + " is " + (thread.isAlive() ? what : "gone");
    }

    /**
     * Ends it: asks, then interrupts, then takes its ends away.
     *
     * @return whether its thread has ended
     */
    boolean end() {
        ended = true;
        LockSupport.unpark(thread);
        if (thread != Thread.currentThread() && !join(ASKED)) {
            own.interrupt(thread);
        }
        boolean gone = thread == Thread.currentThread() || join(life.untilLeft());
        if (!gone) {
            own.revoke();
        }
        return gone;
    }

    /** Runs no further session. */
    void retire() {
        ended = true;
    }

    /** Leaves it to itself. */
    void abandon() {
        ended = true;
        own.revoke();
    }

    private boolean join(Duration patience) {
        try {
            TimeUnit.MILLISECONDS.timedJoin(thread, patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
