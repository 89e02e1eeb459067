package org.labhub.security.internal.guard;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * Shuts out who connects and sends no letter with a trusted key in time. JeroMQ's own watch over a handshake ends with the
 * greeting: whoever greets and then says nothing would stay for ever. Belongs to the thread of the server.
 */
final class Newcomers {

    private static final String EVENTS = "inproc://newcomers";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(6);
    private static final int MOST = 4_096;

    private record Newcomer(SocketChannel channel, long since) {}

    private final ZMQ.Socket server;
    private final ZMQ.Socket events;
    private final Map<Integer, Newcomer> byPort = new LinkedHashMap<>(); // the oldest first

    Newcomers(ZContext context, ZMQ.Socket server) {
        this.server = server;
        server.monitor(EVENTS, ZMQ.EVENT_ACCEPTED);
        events = context.createSocket(SocketType.PAIR);
        events.setRcvHWM(0);
        events.setLinger(0);
        events.connect(EVENTS);
    }

    /** Takes note of who came, and shuts out whose time is over. */
    void attend(long now) {
        zmq.ZMQ.Event event = zmq.ZMQ.Event.read(events.base(), ZMQ.DONTWAIT);
        while (event != null) {
            if (event.getChannel(server.base()) instanceof SocketChannel channel) {
                port(channel).ifPresent(port -> byPort.put(port, new Newcomer(channel, now)));
            }
            event = zmq.ZMQ.Event.read(events.base(), ZMQ.DONTWAIT);
        }
        List<Integer> over = new ArrayList<>();
        byPort.forEach((port, newcomer) -> {
            if (now - newcomer.since() > PATIENCE_NANOS || byPort.size() - over.size() > MOST) {
                over.add(port);
            }
        });
        over.forEach(this::shutOut);
    }

    private static Optional<Integer> port(SocketChannel channel) {
        try {
            return channel.getRemoteAddress() instanceof InetSocketAddress address
                    ? Optional.of(address.getPort())
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private void shutOut(Integer port) {
        Newcomer newcomer = byPort.remove(port);
        try {
            if (newcomer != null && newcomer.channel().isOpen()) {
                newcomer.channel().shutdownInput(); // its engine reads the end, and cleans up
            }
        } catch (IOException gone) {
            return;
        }
    }

    /** A letter with a trusted key came from that address. */
    void proved(String address) {
        if (!byPort.isEmpty()) {
            byPort.keySet().removeIf(port -> address.endsWith(":" + port));
        }
    }
}
