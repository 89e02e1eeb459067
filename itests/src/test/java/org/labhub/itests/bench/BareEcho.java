package org.labhub.itests.bench;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/** The least that answers under CURVE: sends back what came, without a look at it. */
final class BareEcho implements AutoCloseable {

    private final ZMQ.Curve.KeyPair keys = ZMQ.Curve.generateKeyPair();
    private final ZContext context = new ZContext(1);
    private final ZMQ.Socket socket = context.createSocket(SocketType.ROUTER);
    private final Thread thread = new Thread(this::echo, "bare echo");
    private volatile boolean over;

    BareEcho() {
        socket.setCurveServer(true);
        socket.setCurvePublicKey(keys.publicKey.getBytes(ZMQ.CHARSET));
        socket.setCurveSecretKey(keys.secretKey.getBytes(ZMQ.CHARSET));
        socket.setReceiveTimeOut(100);
        socket.bind("tcp://127.0.0.1:*");
        thread.start();
    }

    String address() {
        return socket.getLastEndpoint();
    }

    String publicKey() {
        return keys.publicKey;
    }

    private void echo() {
        while (!over) {
            ZMsg message = ZMsg.recvMsg(socket);
            if (message != null) {
                message.send(socket);
            }
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.close();
    }
}
