package org.labhub.security.internal.guard;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.TrustedKey;
import org.labhub.security.GuardedServer;
import org.labhub.security.Letter;
import org.labhub.security.Route;
import org.labhub.security.ServerSpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.Msg;
import zmq.io.Metadata;

/** A ROUTER that gives out only what a trusted key stands behind, looked up again at every message. */
public final class CurveServer implements GuardedServer {

    private static final Logger LOG = System.getLogger(CurveServer.class.getName());
    private static final int MAX_FRAMES = 8;
    private static final long MAX_BACKLOG = 64L << 20;
    private static final long ATTEND_NANOS = 100_000_000;

    private final Function<PublicKey, Optional<TrustedKey>> trust;
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicLong refusals = new AtomicLong();
    private final Waker waker = new Waker();
    private final Backlog backlog = new Backlog(MAX_BACKLOG, System.nanoTime());
    private final ZContext context;
    private final ZMQ.Socket router;
    private final ZMQ.Poller poller;
    private final Newcomers newcomers;
    private final KeyCheck check;
    private final String address;
    private boolean bound;
    private long lastAttended = System.nanoTime();

    private CurveServer(ServerSpec spec, Function<PublicKey, Optional<TrustedKey>> trust) {
        this.trust = trust;
        context = Policy.context(spec.name(), (thread, error) -> breakDown(thread.getName() + ": " + error));
        check = checked(spec);
        try {
            router = context.createSocket(SocketType.ROUTER);
            Policy.bound(router, spec.maxBytes(), spec.queued(), backlog::arrives);
            Policy.curveServer(router, spec.keys());
            router.setRouterMandatory(true); // so that what a peer does not take is known, and counted
            newcomers = new Newcomers(context, router);
            poller = context.createPoller(2);
            poller.register(router, ZMQ.Poller.POLLIN);
            poller.register(waker.channel(), ZMQ.Poller.POLLIN);
            router.bind(spec.address());
            bound = true;
            address = router.getLastEndpoint();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private KeyCheck checked(ServerSpec spec) {
        try {
            return KeyCheck.start(
                    spec.name(), context, key -> trust.apply(key).isPresent(), () -> breakDown("key check"));
        } catch (RuntimeException e) {
            context.close();
            waker.close();
            throw e;
        }
    }

    /**
     * See {@link org.labhub.security.Sockets#serve}.
     *
     * @param spec what it needs
     * @param trust asked at each handshake and at each message
     * @return listening
     */
    public static CurveServer open(ServerSpec spec, Function<PublicKey, Optional<TrustedKey>> trust) {
        return new CurveServer(spec, trust);
    }

    private void breakDown(String what) {
        if (broken.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, "the guarded server is no longer sound: {0}", what);
            waker.ring();
        }
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public boolean isSound() {
        return !broken.get() && check.isAlive();
    }

    @Override
    public long refusals() {
        return refusals.get();
    }

    @Override
    public void wake() {
        waker.ring();
    }

    @Override
    public Optional<Letter> receive(long millis) {
        if (!isSound()) {
            unbind();
            return Optional.empty();
        }
        long now = System.nanoTime();
        if (now - lastAttended > ATTEND_NANOS) {
            lastAttended = now;
            newcomers.attend(now);
        }
        if (backlog.isTooLong(now, check.admissions())) {
            breakDown("more than " + MAX_BACKLOG + " bytes have arrived that make no message");
        }
        Msg route = router.base().recv(ZMQ.DONTWAIT);
        if (route == null) {
            poller.poll(millis);
            waker.quiet();
            route = isSound() ? router.base().recv(ZMQ.DONTWAIT) : null;
        }
        return route == null ? Optional.empty() : letter(route);
    }

    private void unbind() {
        if (bound) {
            bound = false;
            router.unbind(address);
        }
    }

    private Optional<Letter> letter(Msg route) {
        List<byte[]> frames = new ArrayList<>(5);
        Optional<TrustedKey> sender = Optional.empty();
        boolean more = route.hasMore();
        while (more) {
            Msg frame = router.base().recv(ZMQ.DONTWAIT);
            if (frame == null) {
                return refused();
            }
            backlog.comesOut(frame.size());
            sender = frames.isEmpty() ? sender(frame) : sender;
            if (frames.size() <= MAX_FRAMES) {
                frames.add(frame.data());
            }
            more = frame.hasMore();
        }
        return sender.isEmpty()
                ? refused()
                : Optional.of(new Letter(Route.of(route.data()), sender.orElseThrow(), frames));
    }

    private Optional<Letter> refused() {
        refusals.incrementAndGet();
        return Optional.empty();
    }

    /** Nobody, unless the key check has left a key that is trusted at this moment. */
    Optional<TrustedKey> sender(Msg frame) {
        if (frame.getMetadata() == null) {
            return Optional.empty();
        }
        String key = frame.getMetadata().get(check.property());
        Optional<TrustedKey> known = key == null ? Optional.empty() : trust.apply(new PublicKey(key));
        if (known.isPresent()) {
            newcomers.proved(String.valueOf(frame.getMetadata().get(Metadata.PEER_ADDRESS)));
        }
        return known;
    }

    @Override
    public boolean send(Route route, List<byte[]> frames) {
        try {
            if (!router.send(route.bytes(), ZMQ.SNDMORE | ZMQ.DONTWAIT)) {
                return false;
            }
            boolean taken = true;
            for (int i = 0; i < frames.size(); i++) {
                int more = i + 1 < frames.size() ? ZMQ.SNDMORE : 0;
                taken &= router.send(frames.get(i), more | ZMQ.DONTWAIT);
            }
            return taken;
        } catch (ZMQException gone) {
            return false;
        }
    }

    /** Ends the key check; tests do so while the server lives. */
    void killKeyCheck() {
        check.kill();
        check.join(Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        broken.set(true);
        killKeyCheck(); // first: a context must not be closed under a thread that waits in it
        context.close();
        waker.close();
    }
}
