package org.labhub.security.internal.guard;

import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.labhub.api.security.PublicKey;
import org.labhub.security.KeyPair;
import org.zeromq.ZContext;
import org.zeromq.ZMQ.Socket;

/** The settings that every socket of ours has: bounded frames, bounded queues, short handshakes, heartbeats, no linger. */
final class Policy {

    /** How much longer a frame is on the wire than what it carries, under CURVE. */
    static final int CURVE_BYTES = 33;

    private static final int HANDSHAKE_MILLIS = 3_000;
    private static final int HEARTBEAT_MILLIS = 1_000;
    private static final int SILENCE_MILLIS = 5_000;

    private Policy() {}

    static ZContext context(String name, Thread.UncaughtExceptionHandler broken) {
        ZContext context = new ZContext(1);
        context.setThreadFactor((task, role) -> daemon(task, name + " " + role));
        context.setUncaughtExceptionHandler(broken);
        context.setNotificationExceptionHandler(broken);
        context.setLinger(0);
        return context;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    static void bound(Socket socket, int maxBytes, int queued, IntConsumer arriving) {
        int onWire = maxBytes + CURVE_BYTES;
        socket.setMaxMsgSize(onWire);
        socket.setMsgAllocator(new BoundedAllocator(onWire, arriving));
        socket.setSndHWM(queued);
        socket.setRcvHWM(queued);
        socket.setLinger(0);
        socket.setSendTimeOut(0);
        socket.setHandshakeIvl(HANDSHAKE_MILLIS);
        socket.setHeartbeatIvl(HEARTBEAT_MILLIS);
        socket.setHeartbeatTimeout(SILENCE_MILLIS);
        socket.setHeartbeatTtl(SILENCE_MILLIS);
    }

    static void curveServer(Socket socket, KeyPair keys) {
        socket.setCurveServer(true);
        identify(socket, keys);
    }

    static void curveClient(Socket socket, PublicKey server, KeyPair keys) {
        socket.setCurveServerKey(ascii(server.z85()));
        identify(socket, keys);
    }

    private static void identify(Socket socket, KeyPair keys) {
        socket.setCurvePublicKey(ascii(keys.publicKey().z85()));
        socket.setCurveSecretKey(ascii(keys.secretZ85()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
