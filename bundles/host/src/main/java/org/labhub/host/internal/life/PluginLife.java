package org.labhub.host.internal.life;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.labhub.api.instrument.InstrumentState;
import org.labhub.api.instrument.PluginFault;
import org.labhub.host.internal.Words;
import org.labhub.host.internal.channels.OwnChannels;

/**
 * The life of one plug-in, from its service's coming to its going. Whatever its code does ends here: what it throws makes it
 * FAULTED, a call that does not return makes it STALLED; it is made anew after a growing pause, and after too many failures in a
 * row it is put in quarantine until an operator releases it.
 */
public final class PluginLife implements Watched, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PluginLife.class.getName());

    private static final Duration SHORTEST = Duration.ofSeconds(3);

    private final String name;
    private final String threadName;
    private final Session session;
    private final Patience patience;
    private final Attempts attempts;
    private final Supplier<OwnChannels> channels;
    private final ReentrantLock lock = new ReentrantLock();

    private volatile Standing standing = Standing.before();
    private volatile Optional<Incarnation> now = Optional.empty();
    private volatile boolean left;
    private Standing logged = Standing.before();

    /** Of a plug-in that does not run yet. */
    public PluginLife(String name, String kind, Session session, Patience patience, Supplier<OwnChannels> channels) {
        this.name = name;
        this.threadName = "labhub-" + kind + "-" + name;
        this.session = session;
        this.patience = patience;
        this.channels = channels;
        attempts = new Attempts(patience);
    }

    /** How it stands now. */
    public Standing standing() {
        return standing;
    }

    /** How often it failed in a row. */
    public int failures() {
        return attempts.failures();
    }

    /** Which thread is its own, and what that does now. */
    public String thread() {
        return now.map(Incarnation::doing).orElse("");
    }

    /** Whether this is its thread now. */
    public boolean runsOn(Thread thread) {
        return now.filter(who -> who.runsOn(thread)).isPresent();
    }

    /** Begins, on a thread of its own. */
    public void start() {
        held(() -> {
            if (now.isEmpty()) {
                begin(Duration.ZERO);
            }
        });
    }

    /** Ends it for now. */
    public void stop() {
        held(() -> {
            String left = end() ? "" : "its thread does not end: its channels go on without it";
            become(standing.becomes(InstrumentState.STOPPED, left));
        });
    }

    /** Makes it anew at once, unless it was stopped: whoever stopped it starts it again. */
    public void retry() {
        held(() -> {
            if (standing.state() == InstrumentState.STOPPED) {
                throw new IllegalStateException(name + " is stopped, so there is nothing to retry: start it");
            }
            end();
            attempts.reset();
            begin(Duration.ZERO);
        });
    }

    /** Lets it out of quarantine. */
    public void release() {
        if (standing.state() != InstrumentState.QUARANTINED) {
            throw new IllegalStateException(
                    name + " is not in quarantine, it is " + standing.state() + ": there is nothing to release");
        }
        retry();
    }

    /** Its service is gone: a newer one may be about to come. */
    @Override
    public void close() {
        left = true;
        stop();
    }

    boolean isLeft() {
        return left;
    }

    private void begin(Duration pauseFirst) {
        become(standing.becomes(InstrumentState.WAITING, ""));
        incarnate(pauseFirst);
    }

    /** It counts before it runs, so that nothing is lost of what it shows. */
    private void incarnate(Duration pauseFirst) {
        Incarnation next = new Incarnation(this, pauseFirst, channels.get());
        now = Optional.of(next);
        next.begin();
    }

    private boolean end() {
        boolean gone = now.map(Incarnation::end).orElse(true);
        now = Optional.empty();
        return gone;
    }

    private void held(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /** How long a thread that was asked to end is waited for. */
    Duration untilLeft() {
        return patience.grace().compareTo(SHORTEST) < 0 ? SHORTEST : patience.grace();
    }

    String threadName() {
        return threadName;
    }

    Duration pause() {
        return attempts.pause();
    }

    Session session() {
        return session;
    }

    /** What an incarnation shows, as long as it is the one that counts. */
    void show(Incarnation who, InstrumentState state, String reason) {
        if (counts(who)) {
            forgetWhenHealthy();
            become(standing.becomes(state, reason));
        }
    }

    private void forgetWhenHealthy() {
        boolean worked = standing.state() == InstrumentState.ONLINE
                && Duration.between(standing.since(), Instant.now()).compareTo(patience.healthy()) > 0;
        if (worked) {
            attempts.reset();
        }
    }

    Duration notReady(Incarnation who, NotReady notYet) {
        show(who, InstrumentState.WAITING, Words.of(notYet));
        return attempts.pause();
    }

    /** Its code failed. Says how long to pause; a thread that is to make no further attempt is ended. */
    Duration failed(Incarnation who, Throwable thrown) {
        if (!counts(who)) {
            return Duration.ZERO;
        }
        forgetWhenHealthy();
        attempts.countFailure();
        boolean late = who.isOverdue();
        PluginFault fault = late ? standing.fault().orElseGet(() -> Faults.of(thrown)) : Faults.of(thrown);
        return attempts.isExhausted() ? quarantine(who, fault) : fault(fault);
    }

    private Duration fault(PluginFault fault) {
        become(standing.fails(InstrumentState.FAULTED, fault.words(), fault));
        return attempts.pause();
    }

    private Duration quarantine(Incarnation who, PluginFault fault) {
        String why = "failed " + attempts.failures() + " times in a row, at last: " + fault.words();
        become(standing.fails(InstrumentState.QUARANTINED, why, fault));
        now = Optional.empty();
        who.retire();
        return Duration.ZERO;
    }

    /** There is hardly memory to say anything: the thread rests and tries again, or ends if it no longer counts. */
    boolean lastResort(Incarnation who, Throwable thrown) {
        LOG.log(Level.ERROR, name + " failed", thrown);
        who.rest(Duration.ofSeconds(1));
        return !counts(who);
    }

    private boolean counts(Incarnation who) {
        return !who.isStopping() && now.filter(it -> it == who).isPresent();
    }

    /** By the watchman: interrupts a call that lasts too long, and later gives its thread up. */
    @Override
    public void look(long nowNanos) {
        now.ifPresent(who -> who.look(nowNanos).ifPresent(call -> look(who, call)));
    }

    private void look(Incarnation who, Calls.Lasting call) {
        Duration allowed = patience.of(call.verb());
        if (call.nanos() > allowed.plus(patience.grace()).toNanos() && who.isOverdue()) {
            giveUp(who);
        } else if (call.nanos() > allowed.toNanos() && !who.isOverdue()) {
            stall(who, call.verb().text() + " has not returned within " + Words.of(allowed));
        }
    }

    private void stall(Incarnation who, String words) {
        PluginFault fault = Faults.of(words, who.stack());
        become(standing.fails(InstrumentState.STALLED, words, fault));
        who.interruptOverdue();
    }

    /** The thread ignores its interrupt: it is left to itself, and another one tries with a new instance. */
    private void giveUp(Incarnation who) {
        if (lock.tryLock()) {
            try {
                if (counts(who)) {
                    replace(who);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void replace(Incarnation who) {
        now = Optional.empty();
        who.abandon();
        attempts.countFailure();
        if (attempts.isExhausted()) {
            String why = "its thread hung " + attempts.failures() + " times, at last: " + standing.reason();
            become(standing.becomes(InstrumentState.QUARANTINED, why));
        } else {
            incarnate(attempts.pause());
        }
    }

    /** What is shown is logged too, once: only a change is news, and an attempt is none. */
    private synchronized void become(Standing next) {
        standing = next;
        if (isNews(next)) {
            logged = next;
            LOG.log(level(next.state()), "{0} is {1} {2}", name, next.state(), next.reason());
        }
    }

    private boolean isNews(Standing next) {
        return switch (next.state()) {
            case CONNECTING -> false;
            case WAITING -> !next.reason().isEmpty() && !next.reason().equals(logged.reason());
            default -> next.state() != logged.state();
        };
    }

    private static Level level(InstrumentState state) {
        return switch (state) {
            case FAULTED, STALLED, QUARANTINED -> Level.ERROR;
            case OFFLINE, WAITING -> Level.WARNING;
            default -> Level.INFO;
        };
    }
}
