package org.labhub.broker.client.internal.roles;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.labhub.api.broker.BrokerEvent;
import org.labhub.api.broker.BrokerRefused;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.Registration;
import org.labhub.broker.client.internal.link.Ask;
import org.labhub.broker.client.internal.link.Correspondent;
import org.labhub.broker.client.internal.link.Link;
import org.labhub.broker.client.internal.news.Newsroom;
import org.labhub.broker.client.internal.news.Translation;
import org.labhub.broker.protocol.Beating.Beat;
import org.labhub.broker.protocol.Beating.HeartbeatNotify;
import org.labhub.broker.protocol.Consuming;
import org.labhub.broker.protocol.ErrorCode;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.Notices.ChannelClosingNotify;
import org.labhub.broker.protocol.Offering;
import org.labhub.broker.protocol.Session.HelloAck;

/**
 * What this process has registered. It shows the signs of life, and registers everything again whenever a session begins.
 * All of it but the two ways in happens on the link's thread.
 */
public final class Roles implements Correspondent {

    private static final Logger LOG = System.getLogger("org.labhub.broker.client");
    private static final int BEATS = 20; // with all their counters they fit one message
    private static final long RETRY_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String NO_ANSWER = "no answer";

    private final List<Role> held = new ArrayList<>();
    private final Newsroom news;
    private final CompletableFuture<Link> link = new CompletableFuture<>();
    private int registering;
    private int sessions;

    /**
     * Holds nothing yet.
     *
     * @param news told what happens
     */
    public Roles(Newsroom news) {
        this.news = news;
    }

    /**
     * Says on which link it works.
     *
     * @param itsLink before that is started
     */
    public void workOn(Link itsLink) {
        link.complete(itsLink);
    }

    private Link link() {
        return link.join();
    }

    /**
     * Offers a channel.
     *
     * @param request what is said
     * @param answer completes with the registration
     * @return the request on its way; from any thread
     */
    public Ask register(Offering.RegReq request, CompletableFuture<Registration> answer) {
        return enrol(new Role(request, this), answer);
    }

    /**
     * Comes to a channel.
     *
     * @param request what is said
     * @param answer completes with the registration
     * @return the request on its way; from any thread
     */
    public Ask attach(Consuming.ConsumerRegReq request, CompletableFuture<Registration> answer) {
        return enrol(new Role(request, this), answer);
    }

    private Ask enrol(Role role, CompletableFuture<Registration> answer) {
        Ask ask = new Ask(role.request(), System.nanoTime() + PATIENCE.toNanos());
        ask.then(
                ack -> {
                    add(role);
                    answer.complete(role);
                },
                answer::completeExceptionally);
        link().run(() -> link().send(ask));
        return ask;
    }

    private void add(Role role) {
        held.removeIf(role::isSameAs);
        role.hold(true);
        held.add(role);
    }

    void isLive(Role role) {
        link().run(() -> {
            if (role.isAlive()) {
                link().send(new HeartbeatNotify(List.of(safeBeat(role))));
            }
        });
    }

    void withdraw(Role role, boolean updating) {
        link().run(() -> {
            boolean comesNotBack = role.lingers() && !updating && held.stream().noneMatch(role::isSameAs);
            if (held.remove(role) || comesNotBack) {
                role.hold(false);
                role.linger(updating && role.isProducer());
                link().send(new Ask(role.withdrawal(updating), System.nanoTime() + PATIENCE.toNanos()));
            }
        });
    }

    @Override
    public void begun(HelloAck hello) {
        sessions++;
        registering = 0;
        held.forEach(role -> role.hold(false));
        List.copyOf(held).forEach(role -> registerAgain(role, sessions));
        ready();
    }

    private void registerAgain(Role role, int session) {
        registering++;
        Ask ask = new Ask(role.request(), System.nanoTime() + PATIENCE.toNanos());
        ask.then(ack -> again(role, "", session), error -> again(role, code(error), session));
        link().send(ask);
    }

    private static String code(Throwable error) {
        return error instanceof BrokerRefused refused ? refused.code() : NO_ANSWER;
    }

    private void again(Role role, String refusal, int session) {
        if (session == sessions) {
            registering--;
            if (held.contains(role)) {
                settle(role, refusal, session);
            }
            ready();
        }
    }

    private void settle(Role role, String refusal, int session) {
        if (refusal.isEmpty()) {
            role.hold(true);
            isLive(role);
        } else if (mayComeYet(role, refusal)) {
            link().runLater(RETRY_MILLIS, () -> retry(role, session));
        } else {
            held.remove(role);
            LOG.log(Level.WARNING, "{0} could not be registered again: {1}", role, refusal);
            news.tell(new BrokerEvent.ChannelClosed(role.channel(), refusal));
        }
    }

    /** The broker was lost again in the middle of it, or the consumer's producer is not back yet. */
    private static boolean mayComeYet(Role role, String refusal) {
        return refusal.equals(NO_ANSWER) || (!role.isProducer() && refusal.equals(ErrorCode.CHANNEL_NOT_FOUND.name()));
    }

    private void retry(Role role, int session) {
        if (session == sessions && held.contains(role)) {
            registerAgain(role, session);
        }
    }

    private void ready() {
        if (registering == 0) {
            link().become(Connection.State.CONNECTED, "");
        }
    }

    @Override
    public void beat() {
        List<Beat> beats = new ArrayList<>();
        for (Role role : held) {
            if (role.isAlive()) {
                beats.add(safeBeat(role));
            }
        }
        for (int from = 0; from < beats.size(); from += BEATS) {
            link().send(new HeartbeatNotify(beats.subList(from, Math.min(beats.size(), from + BEATS))));
        }
    }

    private static Beat safeBeat(Role role) {
        try {
            return role.beat();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "the counters of " + role + " cannot be read", e);
            return role.bareBeat();
        }
    }

    @Override
    public void told(Message notice) {
        if (notice instanceof ChannelClosingNotify closing) {
            closed(closing);
        }
        Translation.of(notice).ifPresent(news::tell);
    }

    /** Whoever is alive and was taken for dead registers again; all else is over. */
    private void closed(ChannelClosingNotify closing) {
        for (Role role : List.copyOf(held)) {
            if (role.channel().equals(closing.channel())) {
                role.hold(false);
                if (role.isProducer() && closing.reason().equals("heartbeat timeout")) {
                    registerAgain(role, sessions);
                } else {
                    held.remove(role);
                }
            }
        }
    }

    @Override
    public void changed(Connection now) {
        if (now.state() != Connection.State.CONNECTED && now.state() != Connection.State.REGISTERING) {
            held.forEach(role -> role.hold(false));
        }
        news.tell(new BrokerEvent.ConnectionChanged(now));
    }
}
