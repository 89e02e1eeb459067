package org.labhub.security.internal.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.labhub.api.security.PublicKey;
import org.labhub.security.GuardedConnection;
import org.labhub.security.KeyPair;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A DEALER that tells what becomes of its one connection. */
public final class CurveConnection implements GuardedConnection {

    private static final String EVENTS = "inproc://link";
    private static final int QUEUED = 10_000;
    private static final int NEVER_MILLIS = 24 * 3_600_000;

    private final AtomicBoolean broken = new AtomicBoolean();
    private final Waker waker = new Waker();
    private final ZContext context;
    private final ZMQ.Socket dealer;
    private final ZMQ.Socket events;
    private final ZMQ.Poller poller;
    private Link link = Link.CONNECTING;

    private CurveConnection(String name, String address, PublicKey server, KeyPair mine, int maxBytes) {
        context = Policy.context(name, (thread, error) -> {
            broken.set(true);
            waker.ring();
        });
        try {
            dealer = context.createSocket(SocketType.DEALER);
            events = context.createSocket(SocketType.PAIR);
            Policy.bound(dealer, maxBytes, QUEUED, size -> {});
            Policy.curveClient(dealer, server, mine);
            dealer.setReconnectIVL(NEVER_MILLIS);
            dealer.monitor(EVENTS, ZMQ.EVENT_ALL);
            events.connect(EVENTS);
            poller = context.createPoller(3);
            poller.register(dealer, ZMQ.Poller.POLLIN);
            poller.register(events, ZMQ.Poller.POLLIN);
            poller.register(waker.channel(), ZMQ.Poller.POLLIN);
            dealer.connect(address);
        } catch (RuntimeException e) {
            context.close();
            waker.close();
            throw e;
        }
    }

    /**
     * See {@link org.labhub.security.Sockets#connect}.
     *
     * @param name of its threads
     * @param address of the server
     * @param server its public key
     * @param mine the caller's keys
     * @param maxBytes the longest frame that it takes
     * @return connecting
     */
    public static CurveConnection open(String name, String address, PublicKey server, KeyPair mine, int maxBytes) {
        return new CurveConnection(name, address, server, mine, maxBytes);
    }

    @Override
    public Link link() {
        return broken.get() ? Link.DOWN : link;
    }

    @Override
    public void wake() {
        waker.ring();
    }

    @Override
    public Optional<List<byte[]>> receive(long millis) {
        Optional<List<byte[]>> ready = message();
        if (ready.isPresent() || broken.get()) {
            return ready;
        }
        poller.poll(millis);
        waker.quiet();
        follow();
        return message();
    }

    private Optional<List<byte[]>> message() {
        byte[] frame = dealer.recv(ZMQ.DONTWAIT);
        if (frame == null) {
            return Optional.empty();
        }
        List<byte[]> frames = new ArrayList<>(5);
        frames.add(frame);
        while (dealer.hasReceiveMore()) {
            frames.add(dealer.recv());
        }
        return Optional.of(frames);
    }

    private void follow() {
        zmq.ZMQ.Event event = zmq.ZMQ.Event.read(events.base(), ZMQ.DONTWAIT);
        while (event != null) {
            link = after(event.event);
            event = zmq.ZMQ.Event.read(events.base(), ZMQ.DONTWAIT);
        }
    }

    private Link after(int event) {
        if (link == Link.REFUSED) {
            return link;
        }
        return switch (event) {
            case ZMQ.EVENT_HANDSHAKE_PROTOCOL -> Link.UP;
            case ZMQ.HANDSHAKE_FAILED_AUTH, ZMQ.HANDSHAKE_FAILED_PROTOCOL -> Link.REFUSED;
            case ZMQ.EVENT_DISCONNECTED, ZMQ.EVENT_CONNECT_RETRIED, ZMQ.HANDSHAKE_FAILED_NO_DETAIL -> Link.DOWN;
            default -> link;
        };
    }

    @Override
    public boolean send(List<byte[]> frames) {
        try {
            return sendEach(frames);
        } catch (AssertionError e) {
            return false; // JeroMQ asserts that no pipe ends within a message; a refused handshake ends it there
        }
    }

    private boolean sendEach(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            int more = i + 1 < frames.size() ? ZMQ.SNDMORE : 0;
            if (!dealer.send(frames.get(i), more | ZMQ.DONTWAIT)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        context.close();
        waker.close();
    }
}
