package org.labhub.host.internal.broker;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.labhub.api.broker.BrokerAway;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerRefused;
import org.labhub.api.broker.Call;
import org.labhub.api.broker.Registration;
import org.labhub.host.internal.steps.Trail;

/** One thing to tell the broker: said again until it is taken, taken back when its channel end is closed. */
final class Announcement {

    private static final System.Logger LOG = System.getLogger(Announcement.class.getName());

    private final String what;
    private final Function<BrokerClient, Call<Registration>> saying;
    private final Supplier<Map<String, Long>> counters;
    private final BooleanSupplier closed;
    private final boolean mayComeLater;
    private Optional<DataNews> news = Optional.empty();
    private Optional<Footing> footing = Optional.empty();
    private Optional<Registration> registration = Optional.empty();
    private String refusal = "";
    private boolean underway;
    private boolean over;

    /**
     * Not said yet.
     *
     * @param what for the log
     * @param saying says it
     * @param counters for its heartbeats
     * @param closed true when its end was closed
     * @param mayComeLater whether it is said again after the broker has dropped it, which it does with consumers of a
     *     channel that ended
     */
    Announcement(
            String what,
            Function<BrokerClient, Call<Registration>> saying,
            Supplier<Map<String, Long>> counters,
            BooleanSupplier closed,
            boolean mayComeLater) {
        this.what = what;
        this.saying = saying;
        this.counters = counters;
        this.closed = closed;
        this.mayComeLater = mayComeLater;
    }

    /** What is told as long as it is said. */
    Announcement with(DataNews told) {
        news = Optional.of(told);
        return this;
    }

    /** Whose steps it is to be registered and heard of. */
    Announcement on(Trail trail, String channel) {
        footing = Optional.of(new Footing(trail, channel));
        return this;
    }

    /** Whether the broker has it may have changed without a word. */
    synchronized void look() {
        boolean held = registration.filter(Registration::isHeld).isPresent();
        footing.filter(mine -> !over).ifPresent(mine -> mine.stands(held));
    }

    /** Tells what is new, if it is registered now. */
    void tellNews(BrokerClient broker) {
        Optional<DataNews> due;
        synchronized (this) {
            due = news.filter(any -> registration.filter(Registration::isHeld).isPresent());
        }
        due.ifPresent(told -> told.tell(broker.voice()));
    }

    /** Says it and waits; what hinders that is tried again later, unless a rule of the broker's forbids it. */
    void sayAtOnce(BrokerClient broker, Duration patience) {
        try {
            taken(saying.apply(broker).within(patience));
        } catch (BrokerAway e) {
            LOG.log(Level.DEBUG, "{0} is told to the broker later", what);
        } catch (BrokerRefused e) {
            refused(e);
            if (e.code().equals("FORBIDDEN")) {
                throw e;
            }
        } catch (IllegalArgumentException e) {
            cannotBeSaid(e);
        }
    }

    /** Says it, if it has to be said now; does not wait. */
    synchronized void say(BrokerClient broker) {
        boolean dropped =
                mayComeLater && registration.filter(held -> !held.isHeld()).isPresent();
        if (!over && !underway && (registration.isEmpty() || dropped)) {
            underway = true;
            begin(broker);
        }
    }

    private void begin(BrokerClient broker) {
        try {
            var unused = saying.apply(broker).stage().whenComplete(this::answered);
        } catch (IllegalArgumentException e) {
            cannotBeSaid(e); // and stays underway: it is not tried again
        }
    }

    /** Longer than a message, for example: its frames flow all the same. */
    private void cannotBeSaid(IllegalArgumentException why) {
        over = true;
        LOG.log(Level.WARNING, "{0} cannot be told to the broker: {1}", what, why.getMessage());
    }

    private void answered(Registration held, Throwable error) {
        synchronized (this) {
            underway = false;
        }
        if (error instanceof BrokerRefused refused) {
            refused(refused);
        } else if (error == null) {
            taken(held);
        }
    }

    private synchronized void taken(Registration held) {
        refusal = "";
        registration = Optional.of(held);
        if (over) {
            held.close();
        } else {
            footing.ifPresent(Footing::registered);
            held.live(counters);
            footing.ifPresent(Footing::beating);
        }
    }

    /** Logged once: it is tried again and again. */
    private synchronized void refused(BrokerRefused why) {
        if (!refusal.equals(why.code()) && !why.code().equals("CHANNEL_NOT_FOUND")) {
            refusal = why.code();
            LOG.log(Level.WARNING, "the broker does not take {0}: {1} {2}", what, why.getMessage(), why.remedy());
        }
    }

    /** The broker is another one, or none: nothing is taken any more. */
    synchronized void forget() {
        registration = Optional.empty();
        underway = false;
        footing.ifPresent(mine -> mine.stands(false));
    }

    boolean hasEnded() {
        return closed.getAsBoolean();
    }

    /** Takes it back. A newer one may take its place at once: a channel lingers for that. */
    synchronized void takeBack(boolean mayBeUpdated) {
        over = true;
        registration.ifPresent(mayBeUpdated ? Registration::withdrawForUpdate : Registration::close);
        footing.ifPresent(mine -> mine.stands(false));
    }
}
