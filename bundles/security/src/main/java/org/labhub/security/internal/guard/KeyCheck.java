package org.labhub.security.internal.guard;

import java.io.ByteArrayOutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.labhub.api.security.PublicKey;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * Decides at each handshake whether the peer's key is trusted (RFC 27, "ZAP"), on a thread of its own. The key stands in a
 * property whose name is a secret of this server: the usual {@code User-Id} can be overwritten by the peer, because JeroMQ
 * lays the peer's own properties over those of the check. No property means that the check did not happen.
 */
final class KeyCheck {

    private static final Logger LOG = System.getLogger(KeyCheck.class.getName());
    private static final String ENDPOINT = "inproc://zeromq.zap.01";
    private static final int REQUEST_FRAMES = 7;

    private final String property = "X" + HexFormat.of().formatHex(SecureRandom.getSeed(16));
    private final Predicate<PublicKey> trusted;
    private final ZMQ.Socket socket;
    private final Thread thread;
    private final Runnable dead;
    private final AtomicLong admissions = new AtomicLong();

    private KeyCheck(String name, ZContext context, Predicate<PublicKey> trusted, Runnable dead) {
        this.trusted = trusted;
        this.dead = dead;
        socket = context.createSocket(SocketType.REP);
        socket.setLinger(0);
        socket.bind(ENDPOINT);
        thread = new Thread(this::run, name + " key check");
        thread.setDaemon(true);
    }

    /** Starts it and returns when it has refused a key that nobody has. */
    static KeyCheck start(String name, ZContext context, Predicate<PublicKey> trusted, Runnable dead) {
        KeyCheck check = new KeyCheck(name, context, trusted, dead);
        check.thread.start();
        try {
            check.testItself(context);
            return check;
        } catch (RuntimeException e) {
            check.kill();
            check.join(Duration.ofSeconds(5));
            throw e;
        }
    }

    String property() {
        return property;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /** Ends the thread; a server without it admits nobody. */
    void kill() {
        thread.interrupt();
    }

    void join(Duration patience) {
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (ZMQ.Socket mine = socket) {
            while (!Thread.currentThread().isInterrupted()) {
                answer(mine);
            }
        } catch (ZMQException | ClosedSelectorException e) { // the latter when its socket is closed while it waits
            LOG.log(Level.DEBUG, "the key check ends: {0}", e.getMessage());
        } finally {
            dead.run();
        }
    }

    private void answer(ZMQ.Socket mine) {
        List<byte[]> request = new ArrayList<>();
        byte[] frame = mine.recv();
        while (frame != null) {
            request.add(frame);
            frame = mine.hasReceiveMore() ? mine.recv() : null;
        }
        if (!request.isEmpty()) {
            reply(mine, request);
        }
    }

    private void reply(ZMQ.Socket mine, List<byte[]> request) {
        byte[] id = request.size() > 1 ? request.get(1) : new byte[0];
        byte[] admitted = admitted(request);
        boolean granted = admitted.length > 0;
        mine.sendMore("1.0");
        mine.sendMore(id);
        mine.sendMore(granted ? "200" : "400");
        mine.sendMore(granted ? "OK" : "this key is not trusted here");
        mine.sendMore(new byte[0]);
        mine.send(admitted, 0);
    }

    /** The metadata of an admitted peer, or nothing. */
    private byte[] admitted(List<byte[]> request) {
        if (request.size() != REQUEST_FRAMES || !"CURVE".equals(text(request.get(5))) || request.get(6).length != 32) {
            return new byte[0];
        }
        String key = ZMQ.Curve.z85Encode(request.get(6));
        if (!trusted.test(new PublicKey(key))) {
            return new byte[0];
        }
        admissions.incrementAndGet();
        return metadata(key);
    }

    /** How many peers were let in. */
    long admissions() {
        return admissions.get();
    }

    private byte[] metadata(String key) {
        byte[] value = key.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(property.length());
        bytes.writeBytes(property.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(value.length).array());
        bytes.writeBytes(value);
        return bytes.toByteArray();
    }

    private void testItself(ZContext context) {
        try (ZMQ.Socket asker = context.createSocket(SocketType.REQ)) {
            asker.setReceiveTimeOut(2_000);
            asker.setLinger(0);
            asker.connect(ENDPOINT);
            for (String frame : List.of("1.0", "1", "", "127.0.0.1", "", "CURVE")) {
                asker.sendMore(frame);
            }
            asker.send(new byte[32], 0);
            List<String> answer = new ArrayList<>();
            for (byte[] frame = asker.recv(); frame != null; frame = asker.hasReceiveMore() ? asker.recv() : null) {
                answer.add(text(frame));
            }
            if (answer.size() != 6 || !answer.get(2).equals("400")) {
                throw new IllegalStateException(
                        "the key check did not refuse a key that nobody has; nothing was bound");
            }
        }
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }
}
