package org.labhub.broker.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Somebody with a bare socket, who may send anything at all. */
final class Stranger implements AutoCloseable {

    private final Socket socket;

    Stranger(Bench bench) {
        String address = bench.broker().address();
        try {
            socket = new Socket();
            socket.setReceiveBufferSize(8 * 1024);
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(),
                    Integer.parseInt(address.substring(address.lastIndexOf(':') + 1))));
            socket.setSoTimeout(30_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The 64 bytes with which ZMTP 3 begins. */
    static byte[] greeting(String mechanism) {
        byte[] greeting = new byte[64];
        greeting[0] = (byte) 0xff;
        greeting[9] = 0x7f;
        greeting[10] = 3;
        byte[] name = mechanism.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, greeting, 12, name.length);
        return greeting;
    }

    /** A frame's header with a length of eight bytes. */
    static byte[] header(int flags, long length) {
        return ByteBuffer.allocate(9).put((byte) flags).putLong(length).array();
    }

    /** Sends as much as the other side takes: it may have closed already. */
    Stranger send(byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException closed) {
            return this;
        }
        return this;
    }

    byte[] read(int count) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("closed after " + bytes.length + " bytes: " + Arrays.toString(bytes));
        }
        return bytes;
    }

    /** Whether the other side has closed; takes what it sent before. */
    boolean isShutOut() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException silence) {
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
