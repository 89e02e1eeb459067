package org.labhub.itests.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.labhub.api.security.PublicKey;
import org.labhub.broker.protocol.Codec;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.MessageType;
import org.labhub.broker.protocol.Session.HelloAck;
import org.labhub.broker.protocol.Session.HelloReq;
import org.labhub.broker.protocol.Session.PingReq;
import org.labhub.security.KeyPair;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** One client that asks, over the same bare socket whoever answers. */
final class Asking implements AutoCloseable {

    private final ZContext context = new ZContext(1);
    private final ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
    private String session = "bare";
    private long number;

    private Asking(String address, String server, String publicKey, String secretKey) {
        socket.setCurveServerKey(server.getBytes(ZMQ.CHARSET));
        socket.setCurvePublicKey(publicKey.getBytes(ZMQ.CHARSET));
        socket.setCurveSecretKey(secretKey.getBytes(ZMQ.CHARSET));
        socket.setReceiveTimeOut(10_000);
        socket.connect(address);
    }

    static Asking bare(String address, String server) {
        ZMQ.Curve.KeyPair mine = ZMQ.Curve.generateKeyPair();
        return new Asking(address, server, mine.publicKey, mine.secretKey);
    }

    static Asking broker(String address, PublicKey server, KeyPair mine) throws Exception {
        Asking asking = new Asking(address, server.z85(), mine.publicKey().z85(), mine.secretZ85());
        asking.send(Frames.of("hello", new HelloReq("bench", 1, "")));
        HelloAck ack = (HelloAck) Codec.decode(MessageType.HELLO_ACK, asking.receive());
        asking.session = ack.session();
        return asking;
    }

    private void send(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    /** The last frame. */
    private byte[] receive() {
        byte[] frame = socket.recv();
        while (socket.hasReceiveMore()) {
            frame = socket.recv();
        }
        if (frame == null) {
            throw new IllegalStateException("no answer; once in a while a handshake never ends: run it again");
        }
        return frame;
    }

    private void ask() {
        number++;
        send(Frames.of(session + "-" + number, new PingReq()));
    }

    private void heard() throws Exception {
        byte[] body = receive();
        if (body.length == 0) {
            throw new IllegalStateException(new String(body, StandardCharsets.UTF_8));
        }
        Codec.decode(MessageType.PING_ACK, body);
    }

    /** The median of so many round trips, in microseconds. */
    double oneByOne(int times) throws Exception {
        double[] micros = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            ask();
            heard();
            micros[i] = (System.nanoTime() - start) / 1e3;
        }
        return BrokerBench.median(micros);
    }

    /** How many are answered in a second. */
    double atOnce(int times, int onTheirWay) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < times + onTheirWay; i++) {
            if (i < times) {
                ask();
            }
            if (i >= onTheirWay) {
                heard();
            }
        }
        return times / ((System.nanoTime() - start) / 1e9);
    }

    @Override
    public void close() {
        context.close();
    }
}
